package dev.roost.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.crypto.Identity;
import dev.roost.proto.SeededRandom;
import dev.roost.proto.message.Ping;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates that prove no identity: nobody who shows one gets a link. */
class ImpostorsTest {
    static Stream<Arguments> impostors() throws Exception {
        Identity honest = Identity.create(new SeededRandom(1));
        X509Certificate own = honest.leaf().certificate();
        X509Certificate other = Identity.create(new SeededRandom(2)).leaf().certificate();
        return Stream.of(
                Arguments.of("another's binding on a key of one's own", Leaf.with(Leaf.curve("secp256r1"), own)),
                Arguments.of("no binding", Leaf.withoutBinding()),
                Arguments.of("two certificates", new Leaf(honest.leaf().key(), own, other)),
                Arguments.of("an RSA key", Leaf.with(Leaf.rsa(), own)),
                Arguments.of("a P-384 key", Leaf.with(Leaf.curve("secp384r1"), own)),
                Arguments.of("no certificate", new Leaf(honest.leaf().key())));
    }

    @ParameterizedTest
    @MethodSource("impostors")
    void whoeverProvesNoIdentityGetsNoLink(String how, Leaf leaf) throws Exception {
        for (SslProvider provider : List.of(SslProvider.OPENSSL, SslProvider.JDK)) {
            Station there = Station.of(7, provider, true).listening();
            try (Stranger stranger = Stranger.tls(there.port(), leaf)) {
                stranger.send(new Ping(1));
                assertThat(stranger.readToEnd()).as(how).isZero();
            } catch (IOException e) {
                assertThat(e).as(how).isNotNull();
            }
            assertThat(there.came).as(how).isEmpty();
            there.close();
        }
    }
}
