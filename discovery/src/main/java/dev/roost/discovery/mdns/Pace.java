package dev.roost.discovery.mdns;

import java.net.InetAddress;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicInteger;
import javax.jmdns.impl.DNSIncoming;
import javax.jmdns.impl.DNSTaskStarter;
import javax.jmdns.impl.DNSTaskStarter.DNSTaskStarterImpl.StarterTimer;
import javax.jmdns.impl.JmDNSImpl;
import javax.jmdns.impl.ServiceInfoImpl;
import javax.jmdns.impl.constants.DNSConstants;
import javax.jmdns.impl.tasks.Responder;
import javax.jmdns.impl.tasks.state.Announcer;
import javax.jmdns.impl.tasks.state.Canceler;
import javax.jmdns.impl.tasks.state.Prober;
import javax.jmdns.impl.tasks.state.Renewer;

/**
 * When JmDNS speaks. Its own starter waits a second before each probe of a fresh instance and a second between
 * goodbyes, queues an answer for every question that comes, and keeps the JVM alive by a timer. This one takes the
 * times of RFC 6762, sections 8.1 and 8.3, drops what exceeds its queue, and runs on one daemon thread.
 */
final class Pace implements DNSTaskStarter {
    /** Answers that wait to be sent. */
    static final int ANSWERS_MAX = 16;

    private static final int PROBE_EVERY_MILLIS = 250;
    private static final int ANNOUNCE_EVERY_MILLIS = 1_000;
    private static final int GOODBYE_EVERY_MILLIS = 200;
    private static final int ANSWER_AFTER_MILLIS_MIN = 20;
    private static final int ANSWER_AFTER_MILLIS_MAX = 120;

    /** One for each name; more mean that somebody contests ours, and that fresh ones are needed. */
    private static final int PROBINGS_MAX = 64;

    private final JmDNSImpl dns;
    private final Timer timer;
    private final AtomicInteger probings = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    Pace(JmDNSImpl dns) {
        this.dns = dns;
        // Unlike a plain one it ignores a task that comes after its end instead of throwing.
        this.timer = new StarterTimer("mdns-" + dns.getName(), true);
    }

    @Override
    public void startProber() {
        if (probings.incrementAndGet() > PROBINGS_MAX) {
            dns.recover();
            return;
        }
        int first = JmDNSImpl.getRandom().nextInt(PROBE_EVERY_MILLIS);
        timer.schedule(new Prober(dns), first, PROBE_EVERY_MILLIS);
    }

    @Override
    public void startAnnouncer() {
        timer.schedule(new Announcer(dns), 0, ANNOUNCE_EVERY_MILLIS);
    }

    @Override
    public void startRenewer() {
        int every = DNSConstants.ANNOUNCED_RENEWAL_TTL_INTERVAL;
        timer.schedule(new Renewer(dns), every, every);
    }

    @Override
    public void startCanceler() {
        timer.schedule(new Canceler(dns), 0, GOODBYE_EVERY_MILLIS);
    }

    @Override
    public void startResponder(DNSIncoming question, InetAddress to, int port) {
        if (answers.incrementAndGet() > ANSWERS_MAX) {
            answers.decrementAndGet();
            return;
        }
        Responder responder = new Responder(dns, question, to, port);
        TimerTask answer = new TimerTask() {
            @Override
            public void run() {
                answers.decrementAndGet();
                responder.run();
            }
        };
        int spread = ANSWER_AFTER_MILLIS_MAX - ANSWER_AFTER_MILLIS_MIN;
        timer.schedule(answer, ANSWER_AFTER_MILLIS_MIN + JmDNSImpl.getRandom().nextInt(spread));
    }

    /** The rounds of a station clean the cache. */
    @Override
    public void startReaper() {}

    /** An ear asks for itself. */
    @Override
    public void startServiceInfoResolver(ServiceInfoImpl info) {}

    @Override
    public void startTypeResolver() {}

    @Override
    public void startServiceResolver(String type) {}

    @Override
    public void purgeTimer() {}

    @Override
    public void purgeStateTimer() {
        timer.purge();
    }

    /** Comes before the goodbyes, which need the timer; answers end by themselves. */
    @Override
    public void cancelTimer() {}

    @Override
    public void cancelStateTimer() {
        timer.cancel();
    }
}
