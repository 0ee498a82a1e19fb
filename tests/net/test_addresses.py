"""Which addresses may be reached."""

import socket

import pytest

from desktop.core.online import Trouble
from desktop.net.addresses import addresses_of, is_public
from desktop.net.client import Client
from tests.net.servers import request


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
     "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
     "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "2001:db8::1",
     "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::10.0.0.1", "::7f00:1",
     "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:808:808::1", "2001:0:1::1",
     "0x7f000001", "2130706433", "127.1", "0177.0.0.1", "", "registry.test", "1.2.3.4.5"],
)  # fmt: skip
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not is_public(address)
    met = Client(resolve=lambda _host: [address]).fetch(request())
    assert met.trouble is Trouble.NOT_PUBLIC


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_a_public_address_is_one_also_inside_another(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "0x7f000001", "2130706433", "127.1", "localhost", "::1", "0"])
def test_a_name_is_judged_by_the_address_that_the_system_gives(host: str) -> None:
    """None of these needs a network to be looked up."""
    try:
        found = addresses_of(host)
    except OSError:
        pytest.skip("the system does not read this form")
    assert found
    assert not any(is_public(address) for address in found)
    assert Client().fetch(request(host=host)).trouble is Trouble.NOT_PUBLIC


@pytest.mark.parametrize("host", ["a" * 64 + ".org", "..", ".org"])
def test_a_name_that_cannot_be_is_not_found(host: str) -> None:
    with pytest.raises(socket.gaierror):
        addresses_of(host)
    assert Client().fetch(request(host=host)).trouble in (Trouble.NO_SUCH_HOST, Trouble.NO_NETWORK)


def test_no_address_at_all_is_no_such_host() -> None:
    assert Client(resolve=lambda _host: []).fetch(request()).trouble is Trouble.NO_SUCH_HOST
