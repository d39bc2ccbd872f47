package dev.roost.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Household;
import dev.roost.node.library.RowKey;
import dev.roost.proto.Samples;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.DeviceId;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBookTest {
    private final DeviceId nas = new Samples(1).deviceId();
    private final DeviceId laptop = new Samples(2).deviceId();

    @SuppressWarnings("NullAway.Init")
    private Table table;

    @SuppressWarnings("NullAway.Init")
    private AddressBook book;

    @BeforeEach
    void open() throws IOException {
        table = Household.found(1).founder().store().local();
        book = new AddressBook(table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nas.example.org",
                "localhost",
                "",
                "1",
                "127.1",
                "010.0.0.1",
                "256.0.0.1",
                "1.2.3.4.5",
                "fe80::1%eth0",
                "1.2.3.4%eth0",
                "::1::2",
                "a:b",
                "[::1]",
                "0.0.0.0",
                "::",
                "224.0.0.251",
                "ff02::fb",
                "1.2.3.4 ",
                "\u0661.2.3.4"
            })
    void aHintThatIsNoAddressInDigitsCountsForNothing(String host) throws IOException {
        book.heard(new DeviceAddress(nas, host, 47_100));
        assertThat(book.all()).isEmpty();
        assertThat(book.news()).isEmpty();
    }

    @Test
    void aHintLongerThanAnyAddressCountsForNothingAndBreaksNothing() throws IOException {
        book.heard(new DeviceAddress(nas, "\u00e9".repeat(200), 47_100));
        book.heard(new DeviceAddress(nas, "1".repeat(200), 47_100));
        assertThat(book.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.20", "2001:db8::1", "::ffff:192.168.1.20", "fe80::1"})
    void anAddressInDigitsIsNotedAndIsNewsOnce(String host) throws IOException {
        DeviceAddress address = new DeviceAddress(nas, host, 47_100);
        book.heard(address);
        book.heard(address);
        assertThat(book.all()).containsExactly(address);
        assertThat(book.news()).contains(address);
        assertThat(book.news()).isEmpty();
        assertThat(IpText.noted(host)).isPresent();
    }

    @Test
    void aPortThatIsNoneCountsForNothing() throws IOException {
        book.heard(new DeviceAddress(nas, "192.168.1.20", 0));
        book.heard(new DeviceAddress(nas, "192.168.1.20", 65_536));
        assertThat(book.all()).isEmpty();
    }

    @Test
    void aRowThatCannotBeReadIsPassedOverAndTheOthersAreThere() throws IOException {
        DeviceAddress good = new DeviceAddress(laptop, "192.168.1.20", 47_100);
        book.met(good);
        table.apply(new TableBatch().put(RowKey.of('a', nas), new byte[] {1, 1, (byte) 200, 0}));
        assertThat(book.all()).containsExactly(good);
        assertThat(book.of(nas)).isEmpty();
        book.met(new DeviceAddress(nas, "192.168.1.21", 47_100));
        assertThat(book.all()).hasSize(2);
    }

    @Test
    void whatWasNotedWithAnInterfaceIsNoName() {
        assertThat(IpText.noted("fe80::1%no-such-interface")).isEmpty();
        assertThat(IpText.noted("example.org%eth0")).isEmpty();
        assertThat(IpText.noted("1.2.3.4%eth0")).isEmpty();
    }
}
