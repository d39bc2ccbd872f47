package dev.roost.node.peer;

import dev.roost.node.crypto.TlsLeaf;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.ByeReason;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.Message;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.Octets;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;

/**
 * A connection to a device whose identity TLS has proved. It answers pings, keeps credits, and stops reading while what
 * came is not yet dealt with. Safe for use by many threads; its listener hears on the network's executor.
 */
public final class PeerLink {
    private final Channel channel;
    private final LinkHandler handler;
    private final LinkWriter writer;
    private final Octets identityKey;
    private final X509Certificate certificate;
    private final boolean outgoing;

    /** Who is at the other end, as the handshake proved. */
    record Other(Octets identityKey, X509Certificate certificate) {}

    PeerLink(Channel channel, LinkHandler handler, Other other, boolean outgoing) {
        this.channel = channel;
        this.handler = handler;
        this.writer = handler.writer();
        this.identityKey = other.identityKey();
        this.certificate = other.certificate();
        this.outgoing = outgoing;
    }

    /** Who is at the other end. */
    public DeviceId device() {
        return DeviceId.ofIdentityKey(identityKey);
    }

    /** Hash of the other side's TLS key, to which pairing binds. */
    public Octets keyHash() {
        return TlsLeaf.keyHash(certificate);
    }

    /** Whether this side connected. */
    public boolean isOutgoing() {
        return outgoing;
    }

    public InetSocketAddress remote() {
        return (InetSocketAddress) channel.remoteAddress();
    }

    /** Begins to read; everything that comes goes to this listener. */
    public void start(LinkListener listener) {
        handler.start(listener);
    }

    /** The other side has proved to belong: it no longer counts among strangers, and may say more at once. */
    public void trust() {
        handler.trust();
    }

    public void send(Message message) {
        writer.send(message);
    }

    /** Sends a message behind everything that was given to {@link #deliver} before. */
    public void sendAfterDeliveries(Message message) {
        writer.sendAfterDeliveries(message);
    }

    /** Queues bytes to go out as the other side's credit allows; they must not change any more. */
    public void deliver(Delivery kind, Octets name, byte[] bytes) {
        writer.deliver(kind, name, bytes);
    }

    /** Bytes that wait to go out. */
    public long queuedBytes() {
        return writer.queuedBytes();
    }

    /** A delivery of this many bytes was dealt with: as many more may come. */
    public void taken(int bytes) {
        handler.taken(bytes);
    }

    /** Says why, and closes. */
    public void close(ByeReason reason) {
        handler.close(new Bye(reason, 0));
    }

    /** Says why, and closes. */
    public void close(Bye last) {
        handler.close(last);
    }

    public boolean isOpen() {
        return handler.isOpen();
    }

    @Override
    public String toString() {
        return "PeerLink[" + device() + (outgoing ? " to " : " from ") + channel.remoteAddress() + "]";
    }
}
