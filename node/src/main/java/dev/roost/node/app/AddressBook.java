package dev.roost.node.app;

import dev.roost.node.library.RowKey;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the devices of a library were last met, the newest first. Safe for use by many threads. */
final class AddressBook {
    private static final char ADDRESSES = 'a';
    private static final int PER_DEVICE_MAX = 8;
    private static final int HOST_BYTES_MAX = 255;

    private final Table table;

    AddressBook(Table table) {
        this.table = table;
    }

    synchronized void met(DeviceAddress address) throws IOException {
        List<DeviceAddress> addresses = new ArrayList<>();
        addresses.add(address);
        of(address.device()).stream().filter(known -> !known.equals(address)).forEach(addresses::add);
        write(address.device(), addresses);
    }

    /** A hint from another device: it goes behind what was met. */
    synchronized void heard(DeviceAddress address) throws IOException {
        List<DeviceAddress> addresses = new ArrayList<>(of(address.device()));
        if (!addresses.contains(address) && addresses.size() < PER_DEVICE_MAX) {
            addresses.add(address);
            write(address.device(), addresses);
        }
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

    private static List<DeviceAddress> parse(DeviceId device, byte[] row) throws IOException {
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
