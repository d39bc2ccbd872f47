package dev.roost.discovery.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names(new Random(1));

    @Test
    void makesNamesThatAreWellFormedAndDifferent() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String instance = names.instance();
            assertThat(Names.instanceIn(Names.qualified(instance))).contains(instance);
            String host = names.host() + ".local.";
            assertThat(Names.hostIn(host)).contains(host);
            assertThat(made.add(instance) && made.add(host)).isTrue();
        }
    }

    @Test
    void knowsItsOwnInstances() {
        String instance = names.instance();
        assertThat(names.isOwn(instance)).isTrue();
        assertThat(names.isOwn("aaaaaaaaaaaa")).isFalse();
    }

    @Test
    void forgetsOwnInstancesOfLongAgo() {
        String first = names.instance();
        for (int i = 0; i < 2_000; i++) {
            names.instance();
        }
        assertThat(names.isOwn(first)).isFalse();
    }

    @Test
    void takesInstancesOfOurServiceOnly() {
        assertThat(Names.instanceIn("abcdefgh2345._ROOST._tcp.LOCAL.")).contains("abcdefgh2345");
        assertThat(Names.instanceIn("abcdefgh2345._http._tcp.local.")).isEmpty();
        assertThat(Names.instanceIn("abcdefgh234._roost._tcp.local.")).isEmpty();
        assertThat(Names.instanceIn("abcdefgh23456._roost._tcp.local.")).isEmpty();
        assertThat(Names.instanceIn("ABCDEFGH2345._roost._tcp.local.")).isEmpty();
        assertThat(Names.instanceIn("abcdefgh2345-_roost._tcp.local.")).isEmpty();
        assertThat(Names.instanceIn("abcdefgh\n345._roost._tcp.local.")).isEmpty();
        assertThat(Names.instanceIn("abcdefgh (2)._roost._tcp.local.")).isEmpty();
        assertThat(Names.instanceIn("_roost._tcp.local.")).isEmpty();
        assertThat(Names.instanceIn("")).isEmpty();
    }

    @Test
    void takesHostsOfTheLocalDomainOnly() {
        assertThat(Names.hostIn("NAS-2.local.")).contains("nas-2.local.");
        assertThat(Names.hostIn("nas.example.")).isEmpty();
        assertThat(Names.hostIn("a.b.local.")).isEmpty();
        assertThat(Names.hostIn(".local.")).isEmpty();
        assertThat(Names.hostIn("n\u00e4s.local.")).isEmpty();
        assertThat(Names.hostIn("x".repeat(64) + ".local.")).isEmpty();
    }
}
