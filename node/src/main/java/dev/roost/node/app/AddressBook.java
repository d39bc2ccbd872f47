package dev.roost.node.app;

import dev.roost.node.library.RowKey;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.MalformedException;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the devices of a library were last met, the newest first. Safe for use by many threads. */
final class AddressBook {
    private static final char ADDRESSES = 'a';
    private static final int PER_DEVICE_MAX = 8;
    private static final int HOST_BYTES_MAX = 128;
    private static final int PORT_MAX = 65_535;
    private static final Logger LOG = LoggerFactory.getLogger(AddressBook.class);

    private final Table table;
    private final Queue<DeviceAddress> news = new ConcurrentLinkedQueue<>();

    AddressBook(Table table) {
        this.table = table;
    }

    synchronized void met(DeviceAddress address) throws IOException {
        List<DeviceAddress> addresses = new ArrayList<>();
        addresses.add(address);
        of(address.device()).stream().filter(known -> !known.equals(address)).forEach(addresses::add);
        write(address.device(), addresses);
    }

    /** A hint from another device: it goes behind what was met. What is no address in digits counts for nothing. */
    synchronized void heard(DeviceAddress address) throws IOException {
        boolean usable = address.port() > 0
                && address.port() <= PORT_MAX
                && IpText.hint(address.host()).isPresent();
        List<DeviceAddress> addresses = new ArrayList<>(of(address.device()));
        if (usable && !addresses.contains(address) && addresses.size() < PER_DEVICE_MAX) {
            addresses.add(address);
            write(address.device(), addresses);
            news.add(address);
        }
    }

    /** The next address that was heard of since this was last asked. */
    Optional<DeviceAddress> news() {
        return Optional.ofNullable(news.poll());
    }

    List<DeviceAddress> of(DeviceId device) throws IOException {
        Optional<byte[]> row = table.get(RowKey.of(ADDRESSES, device));
        return row.isEmpty() ? List.of() : parse(device, row.get());
    }

    List<DeviceAddress> all() throws IOException {
        List<DeviceAddress> all = new ArrayList<>();
        table.scan(RowKey.of(ADDRESSES), (key, value) -> {
            FieldReader in = new FieldReader(key);
            in.u8();
            all.addAll(parse(in.deviceId(), value));
            return true;
        });
        return all;
    }

    private void write(DeviceId device, List<DeviceAddress> addresses) throws IOException {
        int count = Math.min(addresses.size(), PER_DEVICE_MAX);
        FieldWriter out = new FieldWriter().u8(count);
        for (DeviceAddress address : addresses.subList(0, count)) {
            out.short16(address.host().getBytes(StandardCharsets.UTF_8)).u16(address.port());
        }
        table.apply(new TableBatch().put(RowKey.of(ADDRESSES, device), out.toBytes()));
    }

    /** A row that cannot be read is as good as none: its device will be met again. */
    private static List<DeviceAddress> parse(DeviceId device, byte[] row) {
        try {
            return read(device, row);
        } catch (MalformedException e) {
            LOG.warn("the addresses of {} cannot be read and are passed over: {}", device.hex(), e.getMessage());
            return List.of();
        }
    }

    private static List<DeviceAddress> read(DeviceId device, byte[] row) throws MalformedException {
        FieldReader in = new FieldReader(row);
        int count = in.u8();
        List<DeviceAddress> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String host = new String(in.short16(HOST_BYTES_MAX), StandardCharsets.UTF_8);
            addresses.add(new DeviceAddress(device, host, in.u16()));
        }
        return addresses;
    }
}
