package dev.roost.discovery.mdns;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import javax.jmdns.impl.DNSIncoming;
import javax.jmdns.impl.DNSOutgoing;
import javax.jmdns.impl.DNSQuestion;
import javax.jmdns.impl.DNSRecord;
import javax.jmdns.impl.DNSTaskStarter;
import javax.jmdns.impl.JmDNSImpl;
import javax.jmdns.impl.constants.DNSConstants;
import javax.jmdns.impl.constants.DNSRecordClass;
import org.jspecify.annotations.Nullable;

/**
 * JmDNS on one network interface, held to sending, parsing and caching: what it hears goes to an {@link Ear}, when it
 * speaks is for {@link Pace}, and instead of mending itself it says that it is broken, so that a fresh one takes its
 * place under fresh names. Safe for use by many threads.
 */
final class Radio extends JmDNSImpl {
    /** In place of a time: a record of ours is sent whatever its age. */
    private static final long AT_ANY_AGE = 0;

    static {
        // Null is for an instance that is not ours: it gets the usual starter.
        DNSTaskStarter.Factory.setClassDelegate(dns -> dns instanceof Radio ? new Pace(dns) : null);
    }

    // No initial values here: threads of the superclass's constructor set these before ours would.
    private volatile boolean broken;
    private volatile @Nullable Ear ear;

    /**
     * Opens the sockets and begins to probe for the host name.
     *
     * @param address of the interface; with a host name in it, since JmDNS would look one up and wait for it
     * @param host random name for this device
     */
    Radio(InetAddress address, String host) throws IOException {
        super(address, host);
        if (getLocalHost().getInterface() == null) {
            // JmDNS would use whichever interface the system prefers.
            farewell();
            throw new IOException("the network interface is gone");
        }
    }

    /** Tells what is heard from now on, and what was heard before. */
    void tell(Ear listening) {
        Records records = records();
        ear = listening;
        getCache().allValues().forEach(entry -> listening.heard(records, (DNSRecord) entry));
    }

    Records records() {
        return new Records(getCache());
    }

    /** Whether it can no longer be relied on: a thread of it died, the network failed, a name was contested. */
    boolean isBroken() {
        return broken || isCanceling() || isCanceled() || isClosed();
    }

    void breakDown() {
        broken = true;
    }

    /** Asks the network; questions that do not fit into one packet are left out. */
    void ask(List<DNSQuestion> questions) {
        DNSOutgoing out = new DNSOutgoing(DNSConstants.FLAGS_QR_QUERY);
        try {
            for (DNSQuestion question : questions) {
                out.addQuestion(question);
            }
        } catch (IOException full) {
            // The rest is asked another time.
        }
        transmit(out);
    }

    /** Tells the network, unasked, what one of our services says now. */
    void say(Spoken spoken) {
        DNSOutgoing out = new DNSOutgoing(DNSConstants.FLAGS_QR_RESPONSE | DNSConstants.FLAGS_AA);
        try {
            for (DNSRecord record : spoken.answers(
                    DNSRecordClass.CLASS_ANY, DNSRecordClass.UNIQUE, DNSConstants.DNS_TTL, getLocalHost())) {
                out.addAnswer(record, AT_ANY_AGE);
            }
        } catch (IOException full) {
            throw new IllegalStateException("four records exceed a packet", full);
        }
        transmit(out);
    }

    /** Takes everything back and closes the sockets; blocks for about half a second. */
    void farewell() {
        super.close();
    }

    /** Only breaks down: JmDNS closes itself in the midst of an answer that it fails to send. */
    @Override
    public void close() {
        breakDown();
    }

    /** Only breaks down: JmDNS would reopen itself from a thread of its own, beyond the reach of whoever closes it. */
    @Override
    public void recover() {
        breakDown();
    }

    /** Called by JmDNS for every change of its cache; nobody else listens to it. */
    @Override
    public void updateRecord(long now, DNSRecord record, Operation operation) {
        Ear listening = ear;
        if (listening == null) {
            return;
        }
        if (operation == Operation.Remove) {
            listening.lost(records(), record);
        } else {
            listening.heard(records(), record);
        }
    }

    /** Keeps our own type only; JmDNS would keep, and tell others of, every type that it ever heard of. */
    @Override
    public boolean registerServiceType(String type) {
        return Names.TYPE.equalsIgnoreCase(type) && super.registerServiceType(type);
    }

    /**
     * Answers to the group only, since an answer to a sender could be aimed at anyone and leave by another interface;
     * and to each packet by itself, since JmDNS lets a truncated question grow by every further one.
     */
    @Override
    public void startResponder(DNSIncoming question, InetAddress to, int port) {
        setPlannedAnswer(null);
        super.startResponder(question, getGroup(), DNSConstants.MDNS_PORT);
    }

    private void transmit(DNSOutgoing out) {
        try {
            send(out);
        } catch (IOException e) {
            breakDown();
        }
    }
}
