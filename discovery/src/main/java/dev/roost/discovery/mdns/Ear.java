package dev.roost.discovery.mdns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.jmdns.impl.DNSQuestion;
import javax.jmdns.impl.DNSRecord;
import javax.jmdns.impl.constants.DNSRecordClass;
import javax.jmdns.impl.constants.DNSRecordType;
import org.jspecify.annotations.Nullable;

/**
 * What is heard at one place: makes announcements out of records, and leaves no record in JmDNS's cache that belongs to
 * none. An instance is <em>awaited</em> from its first record until all are there, then <em>present</em> as long as it
 * is among the candidates. Safe for use by many threads.
 */
final class Ear {
    /** Instances awaited at once; the one that waits longest gives way. */
    static final int AWAITED_MAX = 16;

    /** How often the records that an awaited instance lacks are asked for. */
    static final int QUESTIONS_MAX = 3;

    /** Rounds without a word after which a device is gone: seven minutes, in which it was asked three times. */
    static final int SILENT_ROUNDS_MAX = 84;

    private static final class Instance {
        @Nullable
        String host;

        boolean present;
        int asked;
        long lastHeard;
        int silentRounds;
    }

    private final Place place;
    private final Names names;
    private final Candidates candidates;
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private Runnable awaiting = () -> {};

    Ear(Place place, Names names, Candidates candidates) {
        this.place = place;
        this.names = names;
        this.candidates = candidates;
    }

    /** Runs this whenever one more instance is awaited. */
    synchronized void onAwaiting(Runnable task) {
        awaiting = task;
    }

    /** Takes in a record that is new or changed, and in the cache by now. */
    synchronized void heard(Records records, DNSRecord record) {
        switch (record.getRecordType()) {
            case TYPE_PTR -> {
                // A pointer has said all it can: that there is an instance.
                records.drop(record);
                pointed(record).ifPresent(name -> await(records, name));
            }
            case TYPE_SRV, TYPE_TXT -> {
                Optional<String> name = Names.instanceIn(record.getName());
                if (name.isPresent() && wellFormed(record) && await(records, name.get())) {
                    consider(records, name.get());
                } else {
                    records.drop(record);
                }
            }
            case TYPE_A -> {
                List<String> onHost = instancesOn(record.getName());
                if (onHost.isEmpty()) {
                    records.drop(record);
                } else {
                    records.dropIfCrowded(record);
                    onHost.forEach(name -> consider(records, name));
                }
            }
            default -> records.drop(record);
        }
    }

    /** Takes in that a record was taken back or ran out. */
    synchronized void lost(Records records, DNSRecord record) {
        if (record.getRecordType() == DNSRecordType.TYPE_SRV || record.getRecordType() == DNSRecordType.TYPE_TXT) {
            Names.instanceIn(record.getName()).filter(instances::containsKey).ifPresent(name -> forget(records, name));
        }
    }

    /** Whether something is awaited that is worth a question. */
    synchronized boolean isAwaiting() {
        return instances.values().stream().anyMatch(instance -> !instance.present);
    }

    /** What to ask for the records that are missing; an instance that stays silent is forgotten. */
    synchronized List<DNSQuestion> questions(Records records) {
        List<DNSQuestion> questions = new ArrayList<>();
        for (Map.Entry<String, Instance> entry : List.copyOf(instances.entrySet())) {
            Instance instance = entry.getValue();
            if (instance.present) {
                continue;
            }
            if (++instance.asked > QUESTIONS_MAX) {
                forget(records, entry.getKey());
                continue;
            }
            questions.add(question(Names.qualified(entry.getKey()), DNSRecordType.TYPE_ANY));
            if (instance.host != null) {
                questions.add(question(instance.host, DNSRecordType.TYPE_A));
            }
        }
        return questions;
    }

    /** One round of housekeeping: follows changed addresses, lets go of who is silent or was driven out. */
    synchronized void round(Records records) {
        var among = candidates.instances(place);
        for (String name : List.copyOf(instances.keySet())) {
            Instance instance = instances.get(name);
            if (instance == null || !instance.present) {
                continue;
            }
            long lastHeard = records.lastHeard(name).orElse(instance.lastHeard);
            instance.silentRounds = lastHeard == instance.lastHeard ? instance.silentRounds + 1 : 0;
            instance.lastHeard = lastHeard;
            if (!among.contains(name) || instance.silentRounds > SILENT_ROUNDS_MAX) {
                forget(records, name);
            } else {
                consider(records, name);
            }
        }
    }

    private static Optional<String> pointed(DNSRecord record) {
        return record instanceof DNSRecord.Pointer pointer && Names.TYPE.equalsIgnoreCase(record.getName())
                ? Names.instanceIn(pointer.getAlias())
                : Optional.empty();
    }

    private static boolean wellFormed(DNSRecord record) {
        if (record instanceof DNSRecord.Service service) {
            return service.getPort() > 0
                    && Names.hostIn(service.getServiceInfo().getServer()).isPresent();
        }
        return record.getServiceInfo().getTextBytes().length <= Txt.BYTES_HEARD_MAX;
    }

    private List<String> instancesOn(String qualified) {
        Optional<String> host = Names.hostIn(qualified);
        if (host.isEmpty()) {
            return List.of();
        }
        return instances.entrySet().stream()
                .filter(entry -> host.get().equals(entry.getValue().host))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether an instance is followed from now on: it is unless it is this device's own. */
    private boolean await(Records records, String name) {
        if (names.isOwn(name)) {
            return false;
        }
        if (!instances.containsKey(name)) {
            List<String> awaited = instances.entrySet().stream()
                    .filter(entry -> !entry.getValue().present)
                    .map(Map.Entry::getKey)
                    .toList();
            if (awaited.size() >= AWAITED_MAX) {
                forget(records, awaited.get(0));
            }
            instances.put(name, new Instance());
            awaiting.run();
        }
        return true;
    }

    /** Looks whether all records of an instance are there, and takes in what they say. */
    private void consider(Records records, String name) {
        Instance instance = instances.get(name);
        if (instance == null) {
            return;
        }
        instance.host = records.host(name).orElse(instance.host);
        Optional<byte[]> text = records.text(name);
        if (text.isEmpty()) {
            return;
        }
        Optional<Txt> txt = Txt.parse(text.get());
        if (txt.isEmpty()) {
            forget(records, name);
            return;
        }
        Optional<InetSocketAddress> address = records.address(place, name);
        if (address.isPresent()) {
            InetAddress source = records.source(name).orElse(address.get().getAddress());
            instance.present = true;
            candidates
                    .heard(new Heard(place, name, source, address.get(), txt.get()))
                    .forEach(out -> drivenOut(records, out));
        }
    }

    private void drivenOut(Records records, Heard out) {
        if (out.place().equals(place)) {
            forget(records, out.instance());
        }
    }

    private void forget(Records records, String name) {
        Instance instance = instances.remove(name);
        records.forget(name);
        if (instance == null) {
            return;
        }
        if (instance.host != null && instancesOn(instance.host).isEmpty()) {
            records.forgetHost(instance.host);
        }
        if (instance.present) {
            candidates.gone(place, name);
        }
    }

    private static DNSQuestion question(String name, DNSRecordType type) {
        return DNSQuestion.newQuestion(name, type, DNSRecordClass.CLASS_IN, false);
    }
}
