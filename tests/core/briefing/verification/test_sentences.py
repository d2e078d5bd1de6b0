"""Verification of one sentence: what its citations bear passes, what differs from them in one word is stopped and named."""

import pytest

from schemas.fact import AgreementFact, Fact
from service.core.briefing.plain import plain_purpose, plain_sentence, plain_title
from service.core.briefing.sections.differences import difference_sentences
from service.core.briefing.sections.watch import watch_sentences
from service.core.briefing.verification.sentences import failures
from tests.treaties import FACTS, ITEMS

TRUE = """
A1.e1 | Japan and the Philippines signed the Reciprocal Access Agreement in Manila on 8 July 2024.
A1.e1 | Yoko Kamikawa and Gilberto Teodoro signed the Reciprocal Access Agreement (RAA) in July 2024.
A1.e2 | The Philippine Senate ratified the Reciprocal Access Agreement on 16 December 2024, with 19 senators in favour.
A1.e2 A1.e3 | The RAA was ratified by the Philippine Senate on 16 December 2024 and is still pending in Japan's legislature.
A1.e2 A1.e3 | The RAA has the approval of the Philippine Senate; Japan's legislature had not yet approved it by 29 May 2025.
A1.e3 | Japan's legislature has yet to approve the RAA.
A1.e3 | The RAA is not yet in force: it was pending in Japan's legislature on 29 May 2025.
A1.t1 | The RAA permits both countries to send forces to each other's soil for training.
A1.e1 A1.e2 | Signed in Manila in July 2024, the RAA won the Philippine Senate's approval on 16 December 2024.
A2.e1 | Presidents Obama and Medvedev signed New START in Prague on 8 April 2010.
A2.e1 A2.e2 | New START was signed in April 2010 and entered into force on 5 February 2011.
A2.e3 | The United States and Russia extended New START by five years on 3 February 2021.
A2.e3 | Washington and Moscow extended the treaty by five years in February 2021.
A2.e4 | Russia suspended its participation in New START on 21 February 2023, President Vladimir Putin announced, without withdrawing.
A2.e4 | Russia did not withdraw from New START, Putin said.
A2.t1 | New START limits each side to 1,550 deployed strategic warheads.
A2.t2 | The treaty allows up to 18 inspections a year.
A2.t1 A2.t2 | It limits each side to 1,550 warheads and allows up to eighteen on-site inspections a year.
A3.e1 | The European Union and four Mercosur countries concluded negotiations in Montevideo on 6 December 2024.
A3.e1 A3.e2 | Concluded in principle in December 2024, the EU-Mercosur agreement has yet to be signed.
A3.e2 | The EU-Mercosur deal still needs the consent of the European Parliament.
A3.t1 | The deal would remove duties on 91 per cent of EU exports, saving €4 billion a year.
A3.t1 | It would save companies 4 billion euros a year in customs duties.
A4.e1 | Allies signed Sweden's accession protocol in Brussels on 5 July 2022.
A4.e2 | Turkey's parliament approved Swedish membership on 23 January 2024 by 287 votes to 55.
A4.e2 A4.e3 | Turkey has approved Sweden's accession, but Hungary's parliament has not yet voted on it.
A4.e3 | Hungary's ratification of Sweden's accession was still pending on 24 January 2024.
A5.e1 | Ethiopia's government and the TPLF signed a truce in Pretoria on 2 November 2022.
A5.e1 | Redwan Hussein signed for Ethiopia and Getachew Reda for the TPLF, after ten days of talks.
A5.t1 | Under the truce the TPLF is to disarm within 30 days.
A6.e1 | Keir Starmer and Navin Ramgoolam signed the Chagos Archipelago treaty by video link on 22 May 2025.
A6.e1 A6.t1 | The Chagos treaty, signed on 22 May 2025, leases Diego Garcia to Britain for 99 years at £101 million a year.
A6.e2 | The treaty is not yet ratified; Parliament in London is expected to do so later this year.
A6.e1 A6.e2 | Britain and Mauritius signed the treaty on 22 May 2025; ratification by the United Kingdom is pending.
A7.e1 | The High Seas Treaty was adopted in New York on 19 June 2023.
A7.e2 A7.e3 | After Morocco became the 60th state to ratify, the High Seas Treaty will enter into force on 17 January 2026.
A7.e3 | The treaty is to enter into force in January 2026.
A8.e1 | A second military agreement, not named by the source, was signed in Manila.
A8.e1 | Two military agreements were signed in Manila.
A9.e1 | The two sides began exploratory talks on an Information Security Agreement on 28 May 2025.
A9.e1 | Enrique Manalo commended the start of discussions on the possibility of concluding an Information Security Agreement.
A9.e2 | The Information Security Agreement probably came into force in September 2025.
M1 | US Secretary of State Marco Rubio met Russian Foreign Minister Sergey Lavrov in Riyadh on 18 February 2025.
M1 M1.o1 | In Riyadh, Rubio and Lavrov agreed to restore the staffing of their embassies.
M1.o2 | They agreed to appoint teams to work on ending the war in Ukraine.
M2 M2.o1 | Presidents Biden and Xi met in Woodside, California, on 15 November 2023 and agreed to resume military communication.
M2.o1 | Washington and Beijing agreed to resume military-to-military communications.
M3 | The European Union and China are to hold a summit in Beijing on 24 July 2025.
M3 | An EU-China summit is planned for July 2025.
M4 | President Trump cancelled a planned summit with Vladimir Putin in Budapest.
M5 | Foreign Minister Toshimitsu Motegi visited Manila, on a date the source does not give.
S1 | French President Emmanuel Macron called the deal “unacceptable as it stands”.
S1 | Macron said that France would not back the deal.
S2 | Hungarian Foreign Minister Peter Szijjarto said Hungary would not be the last to ratify.
S3 | NATO's Jens Stoltenberg said membership makes the alliance “stronger and all of us safer”.
S4 | Masafumi Iida describes relations as approaching a “quasi-alliance”.
S5 | Brazil's President Lula called it “a win-win deal” for both blocs.
S1 S5 | Macron called the deal “unacceptable as it stands”, while Lula called it “a win-win deal”.
A3.e1 S1 | The EU concluded negotiations on 6 December 2024, but Macron called the result “unacceptable as it stands”.
A1.e1 A1.e2 A1.e3 | Tokyo and Manila signed the Reciprocal Access Agreement on 8 July 2024; the Philippine Senate approved it that December, and Japan's legislature has still to do so.
A1.e1 A1.e2 A1.e3 | The RAA, signed in Manila in July 2024 and approved by the Philippine Senate in December, awaits approval in Japan.
A1.e3 | Japan has not yet ratified the RAA.
A1.e3 | As of 29 May 2025 the RAA was pending before Japan's legislature.
A1.t1 | It lets Japanese and Philippine forces train on each other's soil.
A1.e1 | Defense Secretary Teodoro and Foreign Minister Kamikawa signed it.
A1.e1 A1.t1 | Signed in Manila on 8 July 2024, the RAA allows both countries to send forces to each other's soil.
A2.e1 A2.e2 A2.e3 A2.e4 | New START, signed in 2010, in force since 5 February 2011 and extended in 2021, was suspended by Russia on 21 February 2023.
A2.e4 | In February 2023 President Putin said that Russia was suspending its participation in New START.
A2.e4 | Moscow suspended participation in February 2023 but did not withdraw.
A2.e2 A2.t1 | In force since February 2011, New START caps each side at 1,550 deployed strategic warheads.
A2.t1 | The treaty sets a limit of 1,550 warheads and 700 missiles and bombers for each side.
A2.e3 | The treaty was extended by five years in February 2021.
A2.e2 A2.e4 | The treaty entered into force in 2011; Russia suspended its participation in 2023.
A3.e1 A3.e2 | The EU and Mercosur concluded their negotiations in December 2024, but the deal has not been signed.
A3.e1 A3.e2 | Negotiations ended in Montevideo in December 2024; signature and the European Parliament's consent are still to come.
A3.e1 | Ursula von der Leyen and Mercosur leaders concluded the negotiations on 6 December 2024 in Montevideo.
A3.t1 | Duties would go on 91% of EU exports.
A4.e1 A4.e2 A4.e3 | Sweden's accession protocol, signed in July 2022, was approved by Turkey's parliament on 23 January 2024; Hungary has yet to vote.
A4.e2 | The vote in Turkey's parliament was 287 to 55.
A4.e3 | Hungary is still to ratify.
A4.e2 A4.e3 | With Turkey's approval on 23 January 2024, Hungary is the ally that has not yet voted on ratification.
A5.e1 A5.t1 | The truce signed in Pretoria on 2 November 2022 obliges the TPLF to disarm within 30 days.
A5.e1 | After ten days of talks, Ethiopia and the TPLF signed a cessation of hostilities in Pretoria.
A6.e1 A6.e2 | The Chagos treaty was signed on 22 May 2025 and is expected to be ratified in London later this year.
A6.e1 | Prime Ministers Starmer and Ramgoolam signed the treaty on 22 May 2025.
A6.t1 | Britain will pay an average of £101 million a year for a 99-year lease of Diego Garcia.
A6.t1 | The UK keeps the Diego Garcia base under a 99-year lease.
A7.e1 A7.e2 A7.e3 | Adopted in June 2023, the High Seas Treaty reached its 60th ratification on 19 September 2025 and enters into force on 17 January 2026.
A7.e3 | It will take effect on 17 January 2026.
A7.e2 | With Morocco's ratification the treaty has 60 parties.
A8.e1 | The sources do not name the second agreement signed in Manila.
A8.e1 A8.q1 A8.q2 | A further military agreement was signed in Manila; no source names or dates it.
A9.e1 | Talks on an Information Security Agreement are exploratory: on 28 May 2025 the start of discussions was commended.
A9.e1 | No negotiations on an Information Security Agreement have begun, as far as the sources tell.
A9.e1 | On 28 May 2025 Manalo commended the start of discussions on a possible Information Security Agreement.
M1 M1.o1 M1.o2 | Rubio and Lavrov met in Riyadh on 18 February 2025 and agreed to restore embassy staffing and name teams for Ukraine talks.
M1 | The US and Russian foreign ministers, Rubio and Lavrov, held talks in Riyadh on 18 February 2025.
M1 | Secretary of State Rubio met Foreign Minister Lavrov for four and a half hours in Saudi Arabia.
M2 | Joe Biden and Xi Jinping met at a summit in California in November 2023.
M2 M2.o1 | At their summit on 15 November 2023 the US and Chinese presidents agreed to resume military communication.
M3 | EU and Chinese leaders are due to meet in Beijing on 24 July.
M4 | A summit of Trump and Putin in Budapest was cancelled.
M5 | Japan's Foreign Minister Motegi visited Manila; the visit is undated.
S1 | France's President Macron opposes the deal, calling it “unacceptable as it stands”.
S1 | Emmanuel Macron said the EU-Mercosur deal was “unacceptable as it stands” and would not have France's backing.
S2 | Foreign Minister Szijjarto expects that Hungary will not be the last to ratify.
S3 | Sweden's membership, said Stoltenberg, “makes NATO stronger and all of us safer”.
S4 | An op-ed by Masafumi Iida says relations approach a level that “can be described as a 'quasi-alliance.'”
S5 S1 | Lula speaks of “a win-win deal”; Macron calls it “unacceptable as it stands”.
S1 A3.e1 | Macron rejects the deal that Ursula von der Leyen concluded in Montevideo as “unacceptable as it stands”.
A3.e2 S1 | The deal is not signed, and Macron said that France would not back it.
A1.e1 A2.e1 | Two treaties on record: the RAA, signed in Manila in July 2024, and New START, signed in Prague in April 2010.
A1.e3 A3.e2 | Two agreements remain open: the RAA is pending in Japan and the EU-Mercosur deal has yet to be signed.
A1.e1 A1.e3 | Although signed in July 2024, the RAA still awaits approval by Japan's legislature.
A1.e2 | On 16 December 2024 the Philippine Senate gave its approval with 19 votes.
A1.e1 A1.t1 | Signed by Kamikawa and Teodoro, the pact permits forces to train in each other's country.
A1.t1 | Under the RAA, Japan and the Philippines may send troops to each other's soil.
A2.e2 A2.e3 | The treaty, in force since 2011, was extended for five years in 2021.
A2.e4 A2.t1 | Russia suspended its part in the treaty, which limits deployed warheads to 1,550 a side.
A2.e4 | Putin announced the suspension on 21 February 2023 and said Russia was not withdrawing.
A3.e1 A3.t1 | Concluded in Montevideo, the deal would lift duties on 91% of EU exports and save €4 billion a year.
A3.e2 S1 | The agreement has yet to be signed, and France's president calls it “unacceptable as it stands”, Macron said.
A4.e1 A4.e2 | Turkey's parliament approved the protocol by 287 to 55 on 23 January 2024, eighteen months after its signature.
A4.e3 | By 24 January 2024 Hungary's parliament had not voted.
A5.e1 | The truce was signed in Pretoria on 2 November 2022 by Redwan Hussein and Getachew Reda.
A6.e1 A6.e2 | Signed by video link on 22 May 2025, the Chagos treaty awaits ratification in London.
A6.t1 | The lease of Diego Garcia runs for 99 years and costs £101 million a year on average.
A6.c1 | Sources differ on the date of signature: 22 or 23 May 2025.
A7.e1 A7.e2 | Adopted in New York in 2023, the treaty was ratified by a 60th state, Morocco, in September 2025.
A8.e1 | An unnamed second agreement was signed in Manila.
A9.e1 | Exploratory talks on an Information Security Agreement started on 28 May 2025.
M1 M1.o1 M1.o2 | Meeting in Riyadh, Rubio and Lavrov agreed to restore embassy staffing and to appoint teams on Ukraine.
M2 | Biden hosted Xi in Woodside on 15 November 2023.
M2.o1 | Both leaders agreed to resume military-to-military communications.
M3 | EU leaders plan to meet China's in Beijing on 24 July 2025.
M4 | Trump called off his Budapest summit with Putin.
S2 | Szijjarto promised that Hungary would not be the last to ratify.
S3 | For Stoltenberg, Swedish membership makes NATO stronger.
"""

# What was changed | cites | the sentence | what the reason must name
FALSE = """
name | A1.e1 | Taro Kono and Gilberto Teodoro signed the Reciprocal Access Agreement in Manila on 8 July 2024. | Taro
name | A2.e1 | Presidents Obama and Putin signed New START in Prague on 8 April 2010. | Putin
name | A5.e1 | Redwan Hussein signed for Ethiopia and Debretsion for the TPLF. | Debretsion
name | M1 | US Secretary of State Marco Rubio met Russian President Vladimir Putin in Riyadh on 18 February 2025. | Vladimir
name | M2 | Presidents Trump and Xi met in Woodside, California, on 15 November 2023. | Trump
name | A4.e1 | Allies signed Finland's accession protocol in Brussels on 5 July 2022. | Finland
name | A3.e1 | The European Union and Mercosur concluded negotiations in Montevideo with Javier Milei on 6 December 2024. | Javier
number | A1.e2 | The Philippine Senate ratified the Reciprocal Access Agreement with 21 senators in favour. | 21
number | A2.t1 | New START limits each side to 1,500 deployed strategic warheads. | 1500
number | A2.t2 | The treaty allows up to 80 on-site inspections a year. | 80
number | A4.e2 | Turkey's parliament approved Swedish membership by 278 votes to 55. | 278
number | A6.t1 | The treaty leases Diego Garcia to Britain for 90 years. | 90
number | A7.e2 | Morocco became the 61st state to ratify the treaty. | 61
number | A5.t1 | Under the truce the TPLF is to disarm within three days. | 3
number | A3.e1 | The European Union and five Mercosur countries concluded negotiations on 6 December 2024. | 5
number | A2.t1 | New START limits each side to 700 deployed strategic warheads and 1,550 bombers. | 700
magnitude | A6.t1 | Britain leases Diego Garcia at £101 billion a year. | billion
magnitude | A3.t1 | It would save companies €4 million a year in customs duties. | million
magnitude | A3.t1 | It would save companies €4 thousand billion a year in customs duties. | thousand
magnitude | A2.t2 | The treaty allows at least 18 inspections a year. | at least
magnitude | A6.t1 | Britain leases Diego Garcia at more than £101 million a year. | more than
unit | A6.t1 | Britain leases Diego Garcia for 99 months. | 99
unit | A5.t1 | Under the truce the TPLF is to disarm within 30 years. | 30
unit | A3.t1 | It would save companies $4 billion a year in customs duties. | $
date | A1.e1 | Japan and the Philippines signed the Reciprocal Access Agreement in Manila on 9 July 2024. | 9 July 2024
date | A1.e1 | Japan and the Philippines signed the Reciprocal Access Agreement in June 2024. | June 2024
date | A2.e2 | New START entered into force on 5 February 2012. | 2012
date | A2.e1 A2.e2 | New START was signed on 5 February 2011 and entered into force later. | signed
date | A2.e1 A2.e2 | New START entered into force on 8 April 2010. | in force
date | A1.e1 A1.e2 | The Reciprocal Access Agreement was signed in December 2024. | signed
date | M5 | Foreign Minister Toshimitsu Motegi visited Manila in January. | January
date | A8.e1 | Two military agreements were signed in Manila in 2025. | 2025
date | A9.e2 | The Information Security Agreement came into force in September 2025. | probably
date | M3 | The European Union and China are to hold a summit in Beijing on 25 July 2025. | 25 July
place | A1.e1 | Japan and the Philippines signed the Reciprocal Access Agreement in Tokyo on 8 July 2024. | Tokyo
place | A1.e1 | The Reciprocal Access Agreement was signed in Japan on 8 July 2024. | Japan
place | A2.e1 | Presidents Obama and Medvedev signed New START in Moscow on 8 April 2010. | Moscow
place | A5.e1 | Ethiopia's government and the TPLF signed a truce in Nairobi on 2 November 2022. | Nairobi
place | M1 | Rubio met Lavrov in Jeddah on 18 February 2025. | Jeddah
place | M2 | Presidents Biden and Xi met in San Francisco, California, on 15 November 2023. | San
place | M2 | Presidents Biden and Xi met in Beijing on 15 November 2023. | Beijing
status | A3.e1 | The European Union and four Mercosur countries signed an agreement in Montevideo on 6 December 2024. | signed
status | A1.e1 | The Reciprocal Access Agreement took effect on 8 July 2024. | in force
status | A9.e1 | The two sides began negotiations on an Information Security Agreement on 28 May 2025. | negotiations
status | A9.e1 | The two sides concluded an Information Security Agreement on 28 May 2025. | conclu
status | A2.e4 | Russia withdrew from New START on 21 February 2023. | withdr
status | A2.e4 | Russia terminated New START on 21 February 2023. | terminated
status | A7.e1 | The High Seas Treaty was signed in New York on 19 June 2023. | signed
status | A4.e3 | Hungary's parliament has ratified Sweden's accession. | ratified
status | A1.e3 | Japan's legislature approved the RAA by 29 May 2025. | approved
status | A6.e1 | Keir Starmer and Navin Ramgoolam initialled the treaty by video link on 22 May 2025. | initialled
status | A7.e3 | The High Seas Treaty entered into force on 17 January 2026. | in force
status | A6.e2 | Parliament in London ratified the treaty. | ratified
status | M4 | President Trump met Vladimir Putin for a summit in Budapest. | held
status | M1.o1 | Rubio and Lavrov signed a deal to restore embassy staffing. | signed
negation | A1.e1 | Japan and the Philippines have not signed the Reciprocal Access Agreement. | signed
negation | A2.e2 | New START never entered into force. | in force
negation | M2.o1 | Biden and Xi did not agree to resume military-to-military communications. | denies
negation | A2.e4 | Russia was not suspending its participation in New START, Putin said. | suspended
negation | S1 | Macron said that France would back the deal. | back
negation | S1 | Macron did not call the deal “unacceptable as it stands”. | denies
negation | S2 | Szijjarto said Hungary would be the last to ratify. | last
negation | S3 | Stoltenberg said membership does not make NATO stronger. | denies
negation | A2.e4 | Russia is withdrawing from New START, Putin said. | withdr
attribution | S1 | The deal is “unacceptable as it stands”. | Macron
attribution | S4 | Relations are approaching a “quasi-alliance”. | Iida
attribution | S3 | Swedish membership makes NATO stronger and all of us safer. | Stoltenberg
attribution | S1 S5 | Lula called the deal “unacceptable as it stands”, and Macron called it “a win-win deal”. | Macron
attribution | S1 | German Chancellor Olaf Scholz called the deal “unacceptable as it stands”. | Scholz
attribution | S2 | Turkey said Hungary would not be the last to ratify. | Szijjarto
quotation | S1 | Macron called the deal “unacceptable in every way”. | unacceptable in every way
quotation | S4 | Masafumi Iida describes relations as a “full alliance”. | full alliance
quotation | S5 | Brazil's President Lula called it “a win-win agreement” for both blocs. | win-win agreement
quotation | M2 | Presidents Biden and Xi held “constructive” talks in Woodside on 15 November 2023. | constructive
party | A1.e2 A1.e3 | Japan's legislature approved the RAA, which is still pending in the Philippine Senate. | Japan
party | A4.e2 A4.e3 | Hungary's parliament approved Sweden's accession, but Turkey's has not yet voted. | Hungary
party | A4.e2 | Hungary's parliament approved Swedish membership on 23 January 2024. | Hungary
party | A2.e4 | The United States suspended its participation in New START on 21 February 2023. | United States
party | A5.e1 | Ethiopia's government and Eritrea signed a truce in Pretoria on 2 November 2022. | Eritrea
party | A7.e2 | Monaco became the 60th state to ratify on 19 September 2025. | Monaco
party | A3.e1 | The European Union and Chile concluded negotiations in Montevideo on 6 December 2024. | Chile
party | M3 | The European Union and India are to hold a summit in Beijing on 24 July 2025. | India
tense | A1.e1 | Japan and the Philippines will sign the Reciprocal Access Agreement in Manila. | future
tense | A2.e2 | New START will enter into force on 5 February 2011. | future
tense | M1 | Rubio is to meet Lavrov in Riyadh on 18 February 2025. | held
tense | M3 | The European Union and China held a summit in Beijing on 24 July 2025. | scheduled
tense | A3.e2 | The EU-Mercosur deal was signed and has the consent of the European Parliament. | signed
tense | A6.e2 | The treaty was ratified by Parliament in London this year. | ratified
outside | A1.t1 | The RAA lets both countries send forces to each other's soil and deters Chinese aggression in the region. | Chinese
outside | A1.e1 | The Reciprocal Access Agreement, the first of its kind, was signed in Manila on 8 July 2024. | first
outside | A7.e1 | The historic High Seas Treaty was adopted in New York on 19 June 2023. | historic
outside | M2 | Presidents Biden and Xi met in Woodside, easing tensions over trade, chips and rivalry in the Pacific. | trade
party | A1.e1 A1.e2 A1.e3 | Signed in July 2024, the RAA was approved by both legislatures in December 2024. | both
party | A1.e2 A1.e3 | The RAA has been ratified and awaits nothing but instruments. | instruments
date | A1.e1 A1.e2 A1.e3 | The RAA was signed on 16 December 2024 in Manila. | signed is dated
status | A1.e1 A1.e2 A1.e3 | The RAA is in force after approval by the Philippine Senate. | in force
status | A1.e2 A1.e3 | Japan and the Philippines have ratified the RAA. | not of Japan
party | A1.t1 | The RAA lets US forces train in the Philippines. | US
number | A1.e2 | Twelve senators voted for the RAA in the Philippine Senate. | 12
name | A1.e1 | Defense Secretary Nakatani and Foreign Minister Kamikawa signed it. | Nakatani
role | A1.e1 | Prime Minister Kamikawa and Gilberto Teodoro signed the pact in Manila. | prime
date | A2.e1 A2.e2 A2.e3 | New START was extended on 5 February 2011. | extended is dated
date | A2.e3 A2.e4 | Russia suspended its participation on 3 February 2021. | suspended is dated
party | A2.e4 | Washington suspended participation in February 2023. | United States
status | A2.e4 | Moscow withdrew from the treaty in February 2023. | withdr
number | A2.t1 | The treaty sets a limit of 1,550 missiles and bombers. | 700 missiles
number | A2.e3 | The treaty was extended by ten years in February 2021. | 10
tense | A2.e3 | The treaty will be extended by five years. | future
status | A3.e1 A3.e2 | The EU and Mercosur signed their agreement in December 2024. | signed
status | A3.e1 | The EU and Mercosur opened negotiations in December 2024. | negotiations begun
place | A3.e1 | Negotiations concluded in Brussels on 6 December 2024. | Brussels
number | A3.t1 | Duties would go on 19% of EU exports. | 19
party | A4.e2 A4.e3 | Turkey and Hungary have both approved Sweden's accession. | Hungary
party | A4.e2 A4.e3 | Turkey's parliament has yet to vote. | Hungary, not of Turkey
negation | A4.e3 | Hungary's parliament has voted on the ratification. | voted
number | A4.e2 | The vote in Turkey's parliament was 287 to 50. | 50
place | A5.e1 | The truce was signed in Addis Ababa on 2 November 2022. | Addis Ababa
name | A6.e1 | Prime Ministers Sunak and Ramgoolam signed the treaty. | Sunak
magnitude | A6.t1 | Britain will pay £101 million a month. | a year
status | A6.e1 A6.e2 | The Chagos treaty was ratified on 22 May 2025. | ratified
status | A7.e1 A7.e3 | The High Seas Treaty has been in force since 19 June 2023. | in force is dated
party | A7.e2 | Mexico became the 60th state to ratify. | Mexico
date | A8.e1 | The second agreement was signed on 28 May 2025. | 28 May 2025
name | A8.e1 | The ACSA and another agreement were signed in Manila. | ACSA
status | A9.e1 | Formal negotiations on an Information Security Agreement were launched on 28 May 2025. | negotiations
status | A9.e1 | The two sides agreed to sign an Information Security Agreement. | sign
role | M1 | Presidents Rubio and Lavrov met in Riyadh. | president
role | M1 | Russian Secretary of State Sergey Lavrov met Marco Rubio in Riyadh. | state
date | M1 | Rubio and Lavrov met in Riyadh on 18 March 2025. | 18 March
place | M2 | Biden and Xi met in Washington in November 2023. | Washington
negation | M1.o1 | Rubio and Lavrov failed to agree on embassy staffing. | failed
tense | M4 | Trump and Putin will hold a summit in Budapest. | cancelled
status | M4 | Trump and Putin held a summit in Budapest. | held
tense | M3 | EU and Chinese leaders met in Beijing on 24 July. | held
attribution | S3 | Membership “makes NATO stronger and all of us safer”. | Stoltenberg
attribution | S1 S5 | Macron speaks of “a win-win deal”; Lula calls it “unacceptable as it stands”. | not by Emmanuel
negation | S1 | Macron supports the deal and said France would back it. | back
negation | S2 | Szijjarto expects Hungary to be the last to ratify. | last
name | S4 | Iida and Ishiba describe relations as approaching a “quasi-alliance”. | Ishiba
quotation | S3 | Stoltenberg said membership “makes NATO safer”. | makes NATO safer
outside | A2.e4 | Russia suspended New START over NATO's support for Ukraine, President Putin announced. | Ukraine
outside | A6.t1 | Britain leases Diego Garcia for 99 years, securing a vital American bomber base. | vital
party | A1.e2 A1.e3 | The RAA was ratified in December 2024. | say which party
status | A3.e1 | The EU and Mercosur will sign the agreement. | signed
unseen | A1.e1 | Kamikawa and Teodoro signed the pact in Manila on July 18, 2024. | July 18
unseen | A1.e2 | The Philippine House ratified the agreement on 16 December 2024. | House
unseen | A1.e3 | The RAA was rejected by Japan's legislature. | rejected
unseen | A1.e2 A1.e3 | Both legislatures have approved the RAA. | both
unseen | A1.t1 | The RAA lets both countries base nuclear weapons on each other's soil. | nuclear
unseen | A2.e1 | Obama and Medvedev signed the treaty in Geneva in April 2010. | Geneva
unseen | A2.e3 | Washington and Moscow extended the treaty by five months. | five months
unseen | A2.e4 | Putin announced that the United States was suspending its participation. | United States
unseen | A2.t1 | The treaty limits each side to 1,550 missiles. | 700
unseen | A3.e1 | Ursula von der Leyen and five Mercosur leaders concluded negotiations in Montevideo. | 5
unseen | A3.e1 | The EU-Mercosur agreement entered into force on 6 December 2024. | in force
unseen | A3.t1 | It would save companies €4 billion a month. | a year
unseen | A4.e2 | Sweden's parliament approved Turkey's NATO membership on 23 January 2024. | Turkey
unseen | A4.e3 | Hungary's parliament has rejected the ratification. | rejected
unseen | A5.e1 | The TPLF and Ethiopia signed a truce in Pretoria after ten weeks of talks. | ten weeks
unseen | A5.t1 | The TPLF is not to disarm. | denies
unseen | A6.e1 | Prime Minister Keir Starmer and President Navin Ramgoolam signed the treaty. | president
unseen | A6.t1 | Mauritius will lease the Diego Garcia base to the United States for 99 years. | United States
unseen | A7.e2 | Morocco became the first state to ratify. | first
unseen | A8.e1 | Two trade agreements were signed in Manila. | trade
unseen | M1 | Rubio and Lavrov met in Riyadh for six and a half hours. | 6
unseen | M2 | Biden met Xi in Woodside on 15 November 2024. | 2024
unseen | M3 | EU and Chinese leaders will meet in Brussels on 24 July. | Brussels
unseen | S1 | Macron called the deal “acceptable as it stands”. | acceptable
attribution | S1 S5 | Lula, like Macron, called it “a win-win deal”. | Macron
unseen | S3 | Stoltenberg said Swedish membership makes NATO weaker. | stronger
unseen | S5 | Lula called the deal “a win-win deal” for Brazil alone. | alone
party | A5.t1 | The Ethiopian army is to disarm within 30 days. | TPLF
unseen | M2.o1 | Biden and Xi agreed to end military-to-military communications. | resume
silence | A1.e1 | Japan and the Philippines signed a pact that no source names. | name
object | A9.e1 | Manalo commended the conclusion of an Information Security Agreement. | conclusion
name | A8.e1 | The unnamed agreement is called the Manila Accord. | Manila Accord
attribution | S1 S5 | Macron and Lula both called it “a win-win deal”. | Macron
label | A2.e4 | Nuclear blackmail: Russia suspended its participation in New START on 21 February 2023. | blackmail
cause | A2.e4 | Russia suspended its participation because of sanctions. | sanctions
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("cites", "sentence"), rows(TRUE))
def test_a_true_sentence_stands(cites: str, sentence: str) -> None:
    assert failures(sentence, cites.split(), ITEMS) == ()


@pytest.mark.parametrize(("_changed", "cites", "sentence", "named"), rows(FALSE))
def test_a_sentence_with_one_thing_changed_is_stopped_and_the_reason_names_it(
    _changed: str, cites: str, sentence: str, named: str
) -> None:
    reasons = failures(sentence, cites.split(), ITEMS)
    assert any(named.lower() in reason.lower() for reason in reasons), reasons


def test_a_sentence_without_citation_is_stopped() -> None:
    assert failures("Japan and the Philippines signed the RAA.", (), ITEMS) == ("cites nothing",)


def test_a_citation_of_what_does_not_exist_is_stopped_and_named() -> None:
    (reason,) = failures("Japan and the Philippines signed the RAA.", ("A1.e1", "A1.e9", "Z1"), ITEMS)
    assert reason == "cites what does not exist: A1.e9, Z1"


@pytest.mark.parametrize("country", ["India", "Italy", "Norway", "Belgium", "Tonga", "Iceland", "Andorra", "Peru"])
def test_a_country_whose_code_is_a_common_word_is_not_thought_to_be_named(country: str) -> None:
    text = f"Japan and {country} signed the Reciprocal Access Agreement in Manila on 8 July 2024."
    assert f"{country} is not named in the cited items" in failures(text, ["A1.e1", "A1.e2"], ITEMS)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_the_plain_sentence_of_every_fact_stands(fact: Fact) -> None:
    told = plain_sentence(fact)
    assert failures(told.text, told.cites, ITEMS) == ()


def test_the_sentences_that_code_writes_stand() -> None:
    titles = [plain_title(FACTS[first:]) for first in range(len(FACTS))]
    purposes = [told for fact in FACTS if isinstance(fact, AgreementFact) and (told := plain_purpose(fact))]
    for told in [*titles, *purposes, *difference_sentences(FACTS)]:
        assert failures(told.text, told.cites, ITEMS) == (), told.text


def test_what_code_says_to_watch_stands() -> None:
    for told in watch_sentences(FACTS, as_of="2025-08-01"):
        assert failures(told.text, told.cites, ITEMS) == (), told.text
