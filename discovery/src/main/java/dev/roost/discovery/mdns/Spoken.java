package dev.roost.discovery.mdns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.jmdns.impl.DNSRecord;
import javax.jmdns.impl.HostInfo;
import javax.jmdns.impl.ServiceInfoImpl;
import javax.jmdns.impl.constants.DNSRecordClass;
import org.jspecify.annotations.Nullable;

/** One announcement of this device as JmDNS serves it; its text may change while it stands. Used by its station. */
final class Spoken extends ServiceInfoImpl {
    private final String instance;
    private Txt txt;

    Spoken(String instance, int port, Txt txt) {
        super(Names.TYPE, instance, "", port, 0, 0, false, txt.encode());
        this.instance = instance;
        this.txt = txt;
    }

    Txt txt() {
        return txt;
    }

    void change(Txt next) {
        txt = next;
        setText(next.encode());
    }

    /** Whether it still bears the name that its tag is made for: JmDNS renames what another device contests. */
    boolean bearsItsName() {
        return getName().equals(instance);
    }

    /**
     * The records of the service, and with them where its host is: JmDNS announces these apart, so that who heard of
     * the service would have to ask. A goodbye leaves the host alone, which other services may be on.
     */
    @Override
    public Collection<DNSRecord> answers(
            DNSRecordClass recordClass, boolean unique, int ttl, HostInfo host, @Nullable String subtype) {
        List<DNSRecord> answers = new ArrayList<>(super.answers(recordClass, unique, ttl, host, subtype));
        if (ttl > 0) {
            answers.addAll(host.answers(recordClass, unique, ttl));
        }
        return answers;
    }

    /**
     * Does nothing: JmDNS would take a service whose text changes out of its probing, never to be announced. The new
     * text is sent by {@link Radio#say} instead.
     */
    @Override
    public void setNeedTextAnnouncing(boolean need) {}
}
