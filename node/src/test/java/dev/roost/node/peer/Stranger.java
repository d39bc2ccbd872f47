package dev.roost.node.peer;

import dev.roost.node.crypto.Identity;
import dev.roost.proto.codec.FrameHead;
import dev.roost.proto.codec.MessageDecoder;
import dev.roost.proto.codec.MessageEncoder;
import dev.roost.proto.message.Message;
import dev.roost.proto.model.Limits;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Somebody who speaks TLS with a socket of the JDK and sends whatever bytes it likes. */
public final class Stranger implements Closeable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final DataInputStream in;

    private Stranger(Socket socket) throws IOException {
        this.socket = socket;
        this.socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** A bare connection. */
    public static Stranger bare(int port) throws IOException {
        return new Stranger(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** A connection with TLS, its handshake done as far as this side can tell. */
    static Stranger tls(int port, Leaf leaf) throws Exception {
        return tls(port, leaf, "TLSv1.3", "roost/1");
    }

    /** TLS with the leaf of an identity. */
    public static Stranger tls(int port, Identity identity) throws Exception {
        return tls(port, Leaf.of(identity));
    }

    static Stranger tls(int port, Leaf leaf, String version, String... protocols) throws Exception {
        return tls(port, context(leaf), version, protocols);
    }

    /** A memory for sessions, as a client of the JDK has it. */
    static SSLContext context(Leaf leaf) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManagerFactory keys = KeyManagerFactory.getInstance("NewSunX509");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (leaf.chain().length > 0) {
            store.setKeyEntry("leaf", leaf.key(), new char[0], leaf.chain());
        }
        keys.init(store, new char[0]);
        context.init(keys.getKeyManagers(), new TrustManager[] {new AnyTrust()}, new SecureRandom());
        return context;
    }

    static Stranger tls(int port, SSLContext context, String version, String... protocols) throws Exception {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        parameters.setProtocols(new String[] {version});
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new Stranger(socket);
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void send(Message message) throws IOException {
        send(frame(message));
    }

    /** A control frame. */
    public static byte[] frame(Message message) {
        byte[] body = MessageEncoder.encode(message);
        return join(FrameHead.control(body.length).encode(), body);
    }

    /** A data frame. */
    public static byte[] data(int stream, byte[] slice) {
        return join(FrameHead.data(slice.length, stream).encode(), slice);
    }

    public static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** The next control message; data is passed over. */
    public Message read() throws IOException {
        while (true) {
            byte[] head = new byte[Limits.FRAME_HEAD_BYTES];
            in.readFully(head);
            FrameHead frame = FrameHead.decode(head, Limits.CONTROL_BYTES_MAX);
            byte[] body = new byte[frame.length()];
            in.readFully(body);
            if (frame.type() == FrameHead.CONTROL) {
                return MessageDecoder.decode(body);
            }
        }
    }

    /** Waits this long for the other side to close, whatever it says meanwhile; returns whether it did not. */
    boolean isOpenFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return in.read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Reads until the other side closes; returns how many bytes came. */
    public long readToEnd() throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        } catch (EOFException | SocketException | SSLException e) {
            return bytes;
        }
        return bytes;
    }

    /** Sends nothing more, and closes nothing. */
    public void shutDownOutput() throws IOException {
        socket.shutdownOutput();
    }

    SSLSocket ssl() {
        return (SSLSocket) socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Strangers look at nobody's certificate. */
    private static final class AnyTrust extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
