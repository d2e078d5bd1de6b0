"""The engine of this process."""

from schemas.article import Article
from service.engines.local import LocalEngine
from tests.records import article


async def test_an_article_is_handled_here_and_what_came_of_it_given_back() -> None:
    async def work(one: Article) -> str:
        return one.source.upper()

    assert await LocalEngine(work).handle(article("Words.", source="a.txt")) == "A.TXT"
