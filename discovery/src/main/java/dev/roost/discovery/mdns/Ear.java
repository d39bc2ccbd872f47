package dev.roost.discovery.mdns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.jmdns.impl.DNSQuestion;
import javax.jmdns.impl.DNSRecord;
import javax.jmdns.impl.constants.DNSRecordClass;
import javax.jmdns.impl.constants.DNSRecordType;

/**
 * What is heard at one place: makes announcements out of records, and leaves no record in JmDNS's cache that belongs to
 * none. Safe for use by many threads.
 */
final class Ear {
    /** Instances awaited at once; the one that waits longest gives way. */
    static final int AWAITED_MAX = 16;

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
                Records.pointed(record).ifPresent(name -> await(records, name));
            }
            case TYPE_SRV, TYPE_TXT -> {
                Optional<String> name = Names.instanceIn(record.getName());
                if (name.isPresent() && Records.isWellFormed(record) && await(records, name.get())) {
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

    /**
     * Takes in that a record was taken back or ran out. The device is gone, and asked for all the same: anyone can say
     * goodbye in its name, and if it is there it answers.
     */
    synchronized void lost(Records records, DNSRecord record) {
        if (record.getRecordType() == DNSRecordType.TYPE_SRV || record.getRecordType() == DNSRecordType.TYPE_TXT) {
            Names.instanceIn(record.getName()).filter(this::isPresent).ifPresent(name -> {
                forget(records, name);
                await(records, name);
            });
        }
    }

    /** Whether something is awaited that is worth a question. */
    synchronized boolean isAwaiting() {
        return !awaited().isEmpty();
    }

    /** What to ask for the records that are missing; an instance that stays silent is forgotten. */
    synchronized List<DNSQuestion> questions(Records records) {
        List<DNSQuestion> questions = new ArrayList<>();
        for (String name : awaited()) {
            Instance instance = instances.get(name);
            if (instance == null || !instance.takesQuestion()) {
                forget(records, name);
                continue;
            }
            questions.add(question(Names.qualified(name), DNSRecordType.TYPE_ANY));
            instance.host().ifPresent(host -> questions.add(question(host, DNSRecordType.TYPE_A)));
        }
        return questions;
    }

    /** One round of housekeeping: follows changed addresses, lets go of who is silent or was driven out. */
    synchronized void round(Records records) {
        Set<String> among = candidates.instances(place);
        for (String name : List.copyOf(instances.keySet())) {
            Instance instance = instances.get(name);
            if (instance == null || !instance.isPresent()) {
                continue;
            }
            if (instance.isSilent(records.lastHeard(name)) || !among.contains(name)) {
                forget(records, name);
            } else {
                consider(records, name);
            }
        }
    }

    private boolean isPresent(String name) {
        Instance instance = instances.get(name);
        return instance != null && instance.isPresent();
    }

    private List<String> awaited() {
        return instances.keySet().stream().filter(name -> !isPresent(name)).toList();
    }

    private List<String> instancesOn(String qualified) {
        Optional<String> host = Names.hostIn(qualified);
        return instances.entrySet().stream()
                .filter(entry ->
                        host.isPresent() && host.equals(entry.getValue().host()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether an instance is followed from now on: it is unless it is this device's own. */
    private boolean await(Records records, String name) {
        if (names.isOwn(name)) {
            return false;
        }
        if (!instances.containsKey(name)) {
            List<String> awaited = awaited();
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
        records.host(name).ifPresent(instance::isOn);
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
            instance.becomesPresent();
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
        instance.host().filter(host -> instancesOn(host).isEmpty()).ifPresent(records::forgetHost);
        if (instance.isPresent()) {
            candidates.gone(place, name);
        }
    }

    private static DNSQuestion question(String name, DNSRecordType type) {
        return DNSQuestion.newQuestion(name, type, DNSRecordClass.CLASS_IN, false);
    }
}
