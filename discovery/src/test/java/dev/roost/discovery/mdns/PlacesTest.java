package dev.roost.discovery.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Nic LO = new Nic("lo", 1, true, true, false, false, List.of(v4("127.0.0.1")));

    @Test
    void theWildcardTakesEveryInterfaceThatIsFit() {
        assertThat(chosen("0.0.0.0", LO, nic("eth0", "192.168.1.5"), nic("wlan0", "192.168.2.5")))
                .containsExactly("eth0 (192.168.1.5)", "wlan0 (192.168.2.5)");
        assertThat(chosen("::", LO, nic("en0", "10.0.0.1"))).containsExactly("en0 (10.0.0.1)");
    }

    @Test
    void theWildcardSkipsWhatIsNotFit() {
        Nic down = new Nic("eth1", 5, false, false, false, true, List.of(v4("10.0.0.1")));
        Nic pointToPoint = new Nic("ppp0", 6, true, false, true, true, List.of(v4("10.0.0.2")));
        Nic dumb = new Nic("eth2", 7, true, false, false, false, List.of(v4("10.0.0.3")));
        Nic noIpv4 = nic("eth3");
        assertThat(chosen("0.0.0.0", LO, down, pointToPoint, dumb, noIpv4)).isEmpty();
    }

    @Test
    void theWildcardSkipsBridgesAndTunnels() {
        Stream.of("docker0", "br-4f1a2b3c4d5e", "veth12ab34c", "virbr0", "tun0", "utun3", "tap1")
                .forEach(name -> assertThat(chosen("0.0.0.0", nic("eth0", "192.168.1.5"), nic(name, "172.17.0.1")))
                        .as(name)
                        .containsExactly("eth0 (192.168.1.5)"));
        assertThat(chosen("0.0.0.0", nic("br0", "192.168.1.5")))
                .as("a home's own bridge")
                .hasSize(1);
    }

    @Test
    void anEndOfACableBetweenNamespacesIsTakenWhenThereIsNothingElse() {
        assertThat(chosen("0.0.0.0", LO, nic("veth0", "10.9.0.1"), nic("docker0", "172.17.0.1")))
                .containsExactly("veth0 (10.9.0.1)");
        assertThat(chosen("0.0.0.0", LO, nic("veth12ab34c"), nic("docker0", "172.17.0.1")))
                .as("the ends that a container engine keeps have no address")
                .isEmpty();
        assertThat(chosen("0.0.0.0", nic("eth0", "192.168.1.5"), nic("veth0", "10.9.0.1")))
                .containsExactly("eth0 (192.168.1.5)");
    }

    @Test
    void anotherAddressTakesTheInterfaceThatHasIt() {
        Nic docker = nic("docker0", "172.17.0.1");
        assertThat(chosen("172.17.0.1", LO, nic("eth0", "192.168.1.5"), docker))
                .containsExactly("docker0 (172.17.0.1)");
        assertThat(chosen("127.0.0.1", LO, nic("eth0", "192.168.1.5"))).containsExactly("lo (127.0.0.1)");
        assertThat(chosen("192.168.1.6", nic("eth0", "192.168.1.5", "192.168.1.6")))
                .containsExactly("eth0 (192.168.1.6)");
    }

    @Test
    void aLoopbackAddressThatNoInterfaceHasGoesNowhere() {
        assertThat(chosen("127.0.0.2", LO, nic("eth0", "192.168.1.5"))).isEmpty();
        assertThat(chosen("::1", LO, nic("eth0", "192.168.1.5"))).isEmpty();
    }

    @Test
    void anAddressOfItsOwnMakingIsTheLastChoice() {
        assertThat(chosen("0.0.0.0", nic("eth0", "169.254.3.4", "192.168.1.5"))).containsExactly("eth0 (192.168.1.5)");
        assertThat(chosen("0.0.0.0", nic("eth0", "169.254.3.4"))).containsExactly("eth0 (169.254.3.4)");
    }

    @Test
    void aRouterWithManyInterfacesTakesTheFirstFew() {
        Nic[] many = Stream.iterate(0, i -> i + 1)
                .limit(100)
                .map(i -> nic("eth" + i, "10.0.0." + i))
                .toArray(Nic[]::new);
        assertThat(chosen("0.0.0.0", many)).hasSize(Places.PLACES_MAX);
    }

    @Test
    void saysWhyThereIsNone() {
        assertThat(places("0.0.0.0", LO).problem())
                .hasValueSatisfying(why -> assertThat(why).contains("multicast"));
        assertThat(places("10.0.0.9", LO).problem())
                .hasValueSatisfying(why -> assertThat(why).contains("10.0.0.9"));
        assertThat(places("::1", LO).problem())
                .hasValueSatisfying(why -> assertThat(why).contains("IPv4"));
        assertThat(places("0.0.0.0", nic("eth0", "10.0.0.1")).problem()).isEmpty();
    }

    @Test
    void readsTheInterfacesOfThisMachine() throws SocketException {
        assertThat(Nic.ofThisMachine())
                .anyMatch(nic -> nic.loopback() && nic.addresses().contains(v4("127.0.0.1")));
    }

    @Test
    void admitsAddressesThatADeviceMayHave() {
        Place eth = new Place("eth0", 2, v4("192.168.1.5"));
        assertThat(Stream.of("192.168.1.6", "10.0.0.1", "169.254.1.1", "100.64.0.1"))
                .allMatch(address -> eth.admits(address(address)));
        assertThat(Stream.of(
                        "0.0.0.0", "0.1.2.3", "127.0.0.1", "224.0.0.251", "240.0.0.1", "255.255.255.255", "fe80::1"))
                .noneMatch(address -> eth.admits(address(address)));
        Place lo = new Place("lo", 1, v4("127.0.0.1"));
        assertThat(lo.admits(address("127.0.0.1"))).isTrue();
        assertThat(lo.admits(address("192.168.1.6"))).isFalse();
    }

    private static Places places(String listen, Nic... nics) {
        return Places.of(List.of(nics), address(listen));
    }

    private static List<String> chosen(String listen, Nic... nics) {
        return places(listen, nics).all().stream().map(Place::toString).toList();
    }

    private static Nic nic(String name, String... addresses) {
        return new Nic(
                name,
                2,
                true,
                false,
                false,
                true,
                Arrays.stream(addresses).map(PlacesTest::v4).toList());
    }

    static Inet4Address v4(String address) {
        return (Inet4Address) address(address);
    }

    static InetAddress address(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
