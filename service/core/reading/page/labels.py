"""Words that stand alone on a line of a web page, as data: buttons, menus, boxes, headings of lists of links.

Each is written as `lines.bare` makes it: lower case, without closing points. A line is held against them whole.
"""


def _table(words: str) -> frozenset[str]:
    return frozenset(
        entry.strip().casefold() for line in words.splitlines() for entry in line.split("|") if entry.strip()
    )


LABELS = _table("""
    now reading | print subscriptions | search jobs | international edition | us edition | uk edition
    reuse this content | mailto | dark light | dark | dark mode | light mode | avatar | menu | main menu | search
    close | home | homepage | advertisement | advertisements | advertising | ad | ads | sponsored | sponsored content
    paid content | paid post | promoted | partner content | branded content | promoted content
    advertisement continue reading below | remove ads | article continues after this advertisement
    article continues after advertisement | story continues below advertisement | article continues below
    story continues below | story continues | article continues below advertisement
    story continues below this advertisement | continue reading below | scroll to continue
    scroll to continue with content | share | shares | share this | share this article | share this story
    share article | share on | share via | share this page | copy link | copy url | link copied | copied | copy | save
    save article | saved | bookmark | print | print this page | print article | print this article
    email this article | email article | tweet | retweet | like | likes | pin it | gift article | gift this article
    give this article | listen | listen to article | listen to this article | listen to the story | listen now | play
    pause | play video | watch | watch live | watch now | video | videos | photos | gallery
    click here to share on social media | share on facebook | share on twitter | share on x | share on whatsapp
    share on linkedin | share on telegram | share by email | share via email | more sharing options | opens new tab
    opens in new tab | opens in a new window | change text size | text size | font size | aa | medium text | comments
    comment | leave a comment | leave a reply | post a comment | add a comment | write a comment | view comments
    show comments | see comments | join the conversation | join the discussion | be the first to comment
    read comments | post comment | log in to comment | you must be logged in to post a comment | cancel reply | reply
    report abuse | your email address | enter your email | enter your email address | email address | enter email
    submit | send | log in | login | log out | logout | sign in | sign up | register | create account
    create an account | my account | subscribe | subscribe now | subscribe today | subscribers only | become a member
    start free trial | newsletter | newsletters | get the newsletter | sign up for our newsletter
    sign up for newsletters | manage subscription | follow | follow us | follow us on | following | notifications
    turn on notifications | download app | download our app | get the app | download the app | back to top
    scroll to top | go to top | top of page | return to top | skip to content | skip to main content
    skip to navigation | skip to footer | skip links | jump to content | toggle navigation | toggle menu | open menu
    close menu | open search | show search | open navigation menu | loading | please wait | next | previous
    next article | previous article | next story | previous story | next post | previous post | older posts
    newer posts | view more | show more | load more | see more | see all | view all | read full story
    continue reading | keep reading | read the full story | expand | collapse | learn more | find out more
    view profile | view gallery | enlarge image | accept | accept all | accept all cookies | accept cookies
    reject all | decline | manage cookies | cookie settings | cookie policy | cookie preferences | cookie notice
    cookies settings | manage preferences | privacy settings | privacy policy | privacy notice | terms of use
    terms of service | terms and conditions | terms & conditions | legal notice | accessibility statement | site map
    sitemap | contact us | about us | advertise with us | rss feed | do not sell my info
    do not sell my personal information | all rights reserved | purchase licensing rights | licensing rights
    request reprint | reprints & permissions | reprints | our standards | image source | image caption | getty images
    file photo | end of list | werbung | anzeige | artikel teilen | teilen | drucken | merken
    zur merkliste hinzufügen | artikel zum hören | kommentare | kommentar schreiben | kommentieren | abonnieren
    jetzt abonnieren | anmelden | registrieren | startseite | suche | menü | nach oben | zum inhalt springen
    zum inhalt | zur startseite | mehr anzeigen | alle rechte vorbehalten | impressum | datenschutz
    datenschutzerklärung | cookie-einstellungen | alle akzeptieren | artikel vorlesen | vorlesen | feedback geben
    schriftgröße | seite drucken | link kopieren | anzeige schließen | der artikel wird nach der anzeige fortgesetzt
    publicité | partager | partager l'article | imprimer | commentaires | réagir | s'abonner | abonnez-vous
    se connecter | article réservé aux abonnés | réservé aux abonnés | lecture restreinte | offrir l'article
    écouter l'article | accueil | ajouter à vos sélections | tous droits réservés | mentions légales | haut de page
    retour en haut | newsletters du monde | publicidad | compartir | imprimir | comentarios | suscríbete | suscribirse
    iniciar sesión | inicio | todos los derechos reservados | publicidade | compartilhar | partilhar | comentários
    assine | entrar | todos os direitos reservados | voltar ao topo | pubblicità | condividi | stampa | commenti
    abbonati | accedi | tutti i diritti riservati | iklan | bagikan | komentar | реклама | поделиться | комментарии
    подписаться | войти | наверх | все права защищены | распечатать | 広告 | シェア | シェアする | 印刷 | コメント
    ログイン | 会員登録 | ページトップへ | ページの先頭へ | このページのトップへ | 广告 | 分享 | 打印 | 评论 | 登录
    注册 | 返回顶部 | 字体 | 大 中 小 | 공유 | 공유하기 | 인쇄 | 댓글 | 로그인 | 구독 | 광고 | إعلان | شارك | طباعة
    تعليقات | اشترك
""")

# Places to share a text, and what is done there; a line of nothing else is a bar of buttons.
NETWORKS = _table("""
    facebook | twitter | x | whatsapp | viber | messenger | telegram | linkedin | reddit | pinterest | instagram
    youtube | tiktok | threads | bluesky | mastodon | flipboard | tumblr | xing | line | wechat | weibo | vk | ok
    sms | rss | google news | email | e-mail | mail | print | share | tweet | copy link | copy | link | pocket | save
    comments | comment | listen | more | facebook messenger | google+ | vkontakte | pinboard | hatena | kakaotalk
    snapchat | drucken | teilen | partager | imprimer
""")

# Parts of a newspaper: one alone may be a heading of the text, several in a row are its menu.
SECTIONS = _table("""
    news | latest | latest news | world | international | innovation | earth | nation | national | local | metro
    regions | politics | government | business | economy | markets | finance | money | technology | tech | science
    health | environment | climate | education | sports | sport | football | opinion | opinions | editorial
    commentary | columns | analysis | features | feature | lifestyle | life | style | culture | arts | entertainment
    celebrity | travel | food | motoring | property | real estate | jobs | podcast | podcasts | multimedia | photo
    photos | video | videos | tv | radio | shows | live | investigations | in depth | explainers | fact check
    special reports | magazine | society | asia | asia pacific | asia-pacific | southeast asia | south asia | africa
    europe | americas | latin america | middle east | us & canada | u.s | us | uk | china | ukraine | war in ukraine
    global nation | newsinfo | headlines | nation & world | companies | industries | legal | breakingviews
    sustainability | politik | wirtschaft | ausland | inland | gesellschaft | kultur | wissenschaft | meinung
    netzwelt | panorama | reise | politique | économie | monde | société | débats | idées | planète | sciences
    actualités | nacional | internacional | mundo | economía | deportes | opinión | cultura | sociedad | esporte
    nasional | dunia | bisnis | olahraga | more news | politica | economia | esteri | cronaca | общество | политика
    экономика | в мире | спорт | культура
""")

# Parts of a newspaper in which no treaty is listed: one of them shows that a row of parts is a menu.
MENU_ONLY = _table("""
    sports | sport | football | lifestyle | style | entertainment | celebrity | travel | food | motoring | jobs
    podcast | podcasts | multimedia | tv | shows | latest | latest news | newsinfo | metro | columns | fact check
    magazine | explainers | panorama | reise | netzwelt | débats | idées | deportes | esporte | olahraga | cronaca
    breakingviews | special reports | opinion | opinions | features | photo | arts | спорт | privacy | accessibility
    disclaimer | archives | about | contact | help | careers | live | small | account | weather | premium | feedback
    faq | faqs | advertise | rss | more | horoscope | horoscopes | puzzles | crossword | crosswords | classifieds
    obituaries | e-paper | epaper
""")

# Places that a site has a page for, and that a text may list.
PLACES = _table("""
    asia | asia pacific | asia-pacific | southeast asia | south asia | africa | europe | americas | latin america
    middle east | us & canada | u.s | us | uk | china | ukraine | world | international | national | local | nation
""")

# Headings of lists of links to other texts: the headlines after one belong to it.
LISTS = _table("""
    see also | more videos | explore more on these topics | read more | read next | read also | also read
    more to read | further reading | related | related news | related stories | related story | related articles
    related article | related posts | related post | related content | related links | related coverage
    related reading | related videos | recommended | recommended stories | recommended for you | recommended reading
    you may also like | you might also like | you may like | you may be interested in | what to read next
    more on this story | more on this | more on this topic | more from this section | more like this | more news
    more stories | more headlines | other stories | other news | most read | most popular | most viewed | most shared
    most commented | most recent | popular | popular stories | popular now | trending | trending now
    trending stories | top stories | top news | latest stories | latest headlines | latest articles | recent posts
    recent articles | editor's picks | editors' picks | editor's pick | editors' choice | don't miss | must read
    must reads | in case you missed it | icymi | in this story | explore more | around the web | from around the web
    from the web | from our partners | elsewhere | in other news | today's top stories | more from us | stay informed
    up next | next up | keep on reading | read this next | mehr zum thema | lesen sie auch
    das könnte sie auch interessieren | auch interessant | meistgelesen | weitere artikel | mehr lesen
    verwandte artikel | empfehlungen der redaktion | à lire aussi | lire aussi | sur le même sujet | les plus lus
    le plus lu | voir aussi | dans la même rubrique | articles liés | nos dernières vidéos | lea también | lee también
    le puede interesar | más noticias | noticias relacionadas | lo más leído | te puede interesar | leia também
    leia mais | mais lidas | notícias relacionadas | leggi anche | i più letti | articoli correlati | baca juga
    berita terkait | terpopuler | читайте также | по теме | популярное | новости по теме | материалы по теме
    関連記事 | 関連リンク | あわせて読みたい | おすすめ記事 | アクセスランキング | 相关新闻 | 相关阅读 | 延伸阅读
    推荐阅读 | 热门新闻 | 관련기사 | 많이 본 뉴스 | اقرأ أيضا | مواضيع ذات صلة
""")

# Headings of lists that stand below a text only; above its last sentence what follows one may be its content.
TAIL_LISTS = _table("""
    tags | topics | related topics | keywords | filed under | schlagworte | themen | etiquetas | temas | теги | タグ
""")

# How lines that are cited of another text begin, before a colon: `READ: Manila signs pact`.
CUES = _table("""
    read | read more | read also | also read | read next | read this | see also | watch | watch also | related
    related story | related stories | related article | more on this | recommended | must read | also on | don't miss
    next read | in case you missed it | mehr zum thema | lesen sie auch | mehr dazu | lesen sie mehr | lire aussi
    à lire aussi | voir aussi | lea también | lee también | lea más | leia também | leia mais | veja também
    leggi anche | baca juga | читайте также | по теме | смотрите также
""")

# Words above a title that say what kind of text follows.
KICKERS = _table("""
    published | updated | last updated | from | date | written by | opinion | commentary | analysis | editorial
    column | op-ed | oped | op-ed contributor | viewpoint | guest column | letter | letters | interview | explainer
    exclusive | breaking | breaking news | update | live | feature | press release | press statement | media release
    media note | news release | news | statement | joint statement | joint press statement | readout | fact sheet
    factsheet | remarks | transcript | speech | for immediate release | embargoed | briefing | notice | meinung
    kommentar | gastbeitrag | leitartikel | pressemitteilung | tribune | point de vue | chronique | éditorial
    communiqué de presse | communiqué | opinión | comunicado | nota de prensa | exklusiv | interview exclusive
    premium | english | japanese | japan | provisional translation | unofficial translation | check against delivery
    as delivered | as prepared
""")
