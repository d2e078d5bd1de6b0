from contextlib import suppress
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.articles.web.address import checked_url, is_public, masked, permitted, system_resolve
from service.errors import ReadError


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_public_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.10", "0.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "100.127.255.255", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.250",
        "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::8.8.8.8", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
        "fec0::1", "ff02::1", "ff0e::1", "2001:db8::1", "100::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
        "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::808:808", "2002:7f00:1::1", "2002:a00:1::1", "2001:0:7f00:1::1", "3fff::1",
    ],
)  # fmt: skip
def test_all_others_are_not_also_where_an_ipv6_address_carries_them(address: str) -> None:
    assert not is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_alike_however_it_is_carried(address: object) -> None:
    public = is_public(ip_address(str(address)))
    assert is_public(ip_address(f"::ffff:{address}")) == public
    number = int(ip_address(str(address)))
    assert is_public(ip_address(f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}")) == public


@pytest.mark.parametrize(
    "address", ["http://example.org", "HTTPS://example.org:8443/a?b#c", "http://münchen.example/ü"]
)
def test_http_addresses_are_fetched(address: str) -> None:
    assert checked_url(address).scheme in {"http", "https"}


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "an address of the kind file; only http and https are fetched"),
        ("gopher://example.org/", "an address of the kind gopher; only http and https are fetched"),
        ("ftp://example.org/", "an address of the kind ftp; only http and https are fetched"),
        ("://example.org/", "an address of the kind none; only http and https are fetched"),
        ("http://", "a web address without a host, or with an odd port; check it"),
        ("http:///a", "a web address without a host, or with an odd port; check it"),
        (
            "http://ann:secret@example.org/",
            "an address with a user name or password in it, which is not sent; take it out",
        ),
        ("http://ann@example.org/", "an address with a user name or password in it, which is not sent; take it out"),
        ("http://example.org:0/", "a web address without a host, or with an odd port; check it"),
        ("http://example.org:99999/", "a web address without a host, or with an odd port; check it"),
        ("http://[::1/", "not a web address; check it"),
        ("http://a\x00b/", "not a web address; check it"),
        ("http://" + "a" * 70000, "not a web address; check it"),
    ],
)
def test_what_is_not_fetched_whatever_its_host_says_why(address: str, why: str) -> None:
    with pytest.raises(ReadError) as told:
        checked_url(address)
    assert str(told.value) == why


@given(st.text())
def test_any_words_are_an_address_or_told(words: str) -> None:
    with suppress(ReadError):
        assert checked_url(f"http://{words}").scheme == "http"


def test_a_password_is_not_shown() -> None:
    assert masked("http://ann:s@cret@example.org/a@b") == "http://…@example.org/a@b"


def test_all_addresses_of_a_host_are_kept_in_order() -> None:
    found = permitted("a.example", ["8.8.8.8", "2606:2800:220:1::1"], permits=is_public)
    assert [str(each) for each in found] == ["8.8.8.8", "2606:2800:220:1::1"]


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (
            ["8.8.8.8", "127.0.0.1"],
            "a.example leads to 127.0.0.1, which is no address of the public internet and is not fetched; save the page and",
        ),
        ([], "a.example has no address; check its name"),
        (["nonsense"], "a.example has no address that can be used"),
    ],
)
def test_one_address_that_is_not_permitted_refuses_the_host(found: list[str], why: str) -> None:
    with pytest.raises(ReadError) as told:
        permitted("a.example", found, permits=is_public)
    assert str(told.value).startswith(why)


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "localhost"])
def test_every_way_to_write_this_machine_resolves_to_what_is_refused(host: str) -> None:
    with pytest.raises(ReadError, match="is no address of the public internet"):
        permitted(host, system_resolve(host, 80), permits=is_public)
