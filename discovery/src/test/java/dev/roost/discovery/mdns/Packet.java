package dev.roost.discovery.mdns;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** Writes mDNS responses record by record, as anyone on a network may. */
final class Packet {
    private static final int TYPE_A = 1;
    private static final int TYPE_PTR = 12;
    private static final int TYPE_TXT = 16;
    private static final int TYPE_SRV = 33;
    private static final int CLASS_IN = 1;
    private static final int CLASS_IN_UNIQUE = 0x8001;
    private static final int TTL_SECONDS = 3_600;

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private int count;

    /** All that one device says of one announcement. */
    static Packet announcement(String instance, String host, int port, InetAddress address, byte[] txt) {
        return new Packet()
                .pointer(instance)
                .service(instance, host, port)
                .text(instance, txt)
                .address(host, address);
    }

    Packet pointer(String instance) {
        return pointer(Names.TYPE, Names.qualified(instance));
    }

    Packet pointer(String type, String target) {
        return record(type, TYPE_PTR, CLASS_IN, name(target));
    }

    Packet service(String instance, String host, int port) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        short16(data, 0);
        short16(data, 0);
        short16(data, port);
        data.writeBytes(name(host));
        return record(Names.qualified(instance), TYPE_SRV, CLASS_IN_UNIQUE, data.toByteArray());
    }

    Packet text(String instance, byte[] txt) {
        return record(Names.qualified(instance), TYPE_TXT, CLASS_IN_UNIQUE, txt);
    }

    Packet address(String host, InetAddress address) {
        return record(host, TYPE_A, CLASS_IN_UNIQUE, address.getAddress());
    }

    Packet record(String name, int type, int recordClass, byte[] data) {
        records.writeBytes(name(name));
        short16(records, type);
        short16(records, recordClass);
        short16(records, TTL_SECONDS >> 16);
        short16(records, TTL_SECONDS);
        short16(records, data.length);
        records.writeBytes(data);
        count++;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        short16(out, 0);
        short16(out, 0x8400);
        short16(out, 0);
        short16(out, count);
        short16(out, 0);
        short16(out, 0);
        out.writeBytes(records.toByteArray());
        return out.toByteArray();
    }

    /** A question, not a response: who is there? */
    static byte[] whoIsThere() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        short16(out, 0);
        short16(out, 0);
        short16(out, 1);
        short16(out, 0);
        short16(out, 0);
        short16(out, 0);
        out.writeBytes(name(Names.TYPE));
        short16(out, TYPE_PTR);
        short16(out, CLASS_IN);
        return out.toByteArray();
    }

    private static byte[] name(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String label : name.split("\\.", 0)) {
            byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
            out.write(bytes.length);
            out.writeBytes(bytes);
        }
        out.write(0);
        return out.toByteArray();
    }

    private static void short16(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
