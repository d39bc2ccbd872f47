package dev.roost.discovery.mdns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.jmdns.ServiceInfo;
import javax.jmdns.impl.DNSCache;
import javax.jmdns.impl.DNSEntry;
import javax.jmdns.impl.DNSRecord;
import javax.jmdns.impl.constants.DNSRecordClass;
import javax.jmdns.impl.constants.DNSRecordType;

/** The records that JmDNS holds, read as announcements. Safe for use by many threads, as the records themselves are. */
final class Records {
    /** Addresses that one host may have; of more the first are kept. */
    private static final int ADDRESSES_MAX = 4;

    private final DNSCache records;

    Records(DNSCache records) {
        this.records = records;
    }

    /** The instance of our service that a record points to. */
    static Optional<String> pointed(DNSRecord record) {
        return record instanceof DNSRecord.Pointer pointer && Names.TYPE.equalsIgnoreCase(record.getName())
                ? Names.instanceIn(pointer.getAlias())
                : Optional.empty();
    }

    /** Whether a service record names a port and a host, or a text record is short enough to be read. */
    static boolean isWellFormed(DNSRecord record) {
        ServiceInfo info = record.getServiceInfo();
        return record instanceof DNSRecord.Service
                ? info.getPort() > 0 && Names.hostIn(info.getServer()).isPresent()
                : info.getTextBytes().length <= Txt.BYTES_HEARD_MAX;
    }

    /** When the service record of an instance was last heard, on the clock of JmDNS; empty if there is none. */
    Optional<Long> lastHeard(String instance) {
        return service(instance).map(DNSRecord::getCreated);
    }

    /** The host that an instance's service record names, if it is well-formed. */
    Optional<String> host(String instance) {
        return service(instance).map(DNSRecord::getServiceInfo).flatMap(info -> Names.hostIn(info.getServer()));
    }

    /** The bytes of an instance's text. */
    Optional<byte[]> text(String instance) {
        return record(Names.qualified(instance), DNSRecordType.TYPE_TXT)
                .map(DNSRecord::getServiceInfo)
                .map(ServiceInfo::getTextBytes);
    }

    /** Where an instance says that it listens: the address that its packets come from if it names that one. */
    Optional<InetSocketAddress> address(Place place, String instance) {
        Optional<DNSRecord> service = service(instance);
        Optional<String> host = host(instance);
        if (service.isEmpty() || host.isEmpty()) {
            return Optional.empty();
        }
        int port = service.get().getServiceInfo().getPort();
        InetAddress source = source(instance).orElse(place.address());
        List<Inet4Address> addresses = addresses(host.get()).stream()
                .map(DNSRecord::getServiceInfo)
                .flatMap(info -> Arrays.stream(info.getInet4Addresses()))
                .filter(place::admits)
                .toList();
        return addresses.stream()
                .filter(source::equals)
                .findFirst()
                .or(() -> addresses.stream().findFirst())
                .map(address -> new InetSocketAddress(address, port));
    }

    /** Who sent the service record of an instance. */
    Optional<InetAddress> source(String instance) {
        return service(instance).flatMap(record -> Optional.ofNullable(record.getRecordSource()));
    }

    /** Forgets one record: what comes again is then heard as new. */
    void drop(DNSRecord record) {
        records.removeDNSEntry(record);
    }

    /** Forgets an address record beyond the first few of its host. */
    void dropIfCrowded(DNSRecord address) {
        if (addresses(address.getName()).size() > ADDRESSES_MAX) {
            drop(address);
        }
    }

    /** Forgets all that an instance said. */
    void forget(String instance) {
        for (DNSEntry entry : records.getDNSEntryList(Names.qualified(instance))) {
            records.removeDNSEntry(entry);
        }
    }

    void forgetHost(String host) {
        addresses(host).forEach(this::drop);
    }

    private Optional<DNSRecord> service(String instance) {
        return record(Names.qualified(instance), DNSRecordType.TYPE_SRV);
    }

    private Optional<DNSRecord> record(String name, DNSRecordType type) {
        return Optional.ofNullable((DNSRecord) records.getDNSEntry(name, type, DNSRecordClass.CLASS_IN));
    }

    private List<DNSRecord> addresses(String host) {
        return records.getDNSEntryList(host, DNSRecordType.TYPE_A, DNSRecordClass.CLASS_IN).stream()
                .map(DNSRecord.class::cast)
                .toList();
    }
}
