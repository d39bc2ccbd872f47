package dev.roost.node.kit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** JPEG files of every kind, put together marker by marker or made by a real encoder. Used by one thread. */
public final class Jpegs {
    public static final int DQT = 0xDB;
    public static final int DHT = 0xC4;
    public static final int DRI = 0xDD;
    public static final int DNL = 0xDC;
    public static final int SOF0 = 0xC0;
    public static final int SOF2 = 0xC2;
    public static final int SOS = 0xDA;
    public static final int COM = 0xFE;
    public static final int APP0 = 0xE0;
    public static final int APP1 = 0xE1;
    public static final int APP2 = 0xE2;
    public static final int EOI = 0xD9;

    private final Random random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Begins a file with SOI. */
    public Jpegs(Random random) {
        this.random = random;
        marker(0xD8);
    }

    /** A picture as a camera writes it: a header of so many bytes, tables, one scan, EOI. */
    public static byte[] camera(Random random, int header, int scan) {
        return new Jpegs(random)
                .segment(APP1, exif(random, header))
                .segment(DQT, 130)
                .segment(SOF0, 15)
                .segment(DHT, 416)
                .segment(SOS, 10)
                .scan(scan)
                .marker(EOI)
                .toBytes();
    }

    /** A picture that a real encoder made of noise, at this width and three quarters of it. */
    public static byte[] encoded(Random random, int width, boolean progressive) throws IOException {
        BufferedImage image = new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 30; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(width), random.nextInt(width), width / 5, width / 5);
        }
        graphics.dispose();
        for (int i = 0; i < width * width / 4; i++) {
            image.setRGB(random.nextInt(width), random.nextInt(width * 3 / 4), random.nextInt(1 << 24));
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The same file with a further segment right after SOI, as a program writes a rating or a caption. */
    public static byte[] withSegment(byte[] jpeg, int code, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xFF);
        out.write(code);
        out.write((body.length + 2) >> 8);
        out.write(body.length + 2);
        out.writeBytes(body);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** What XMP says of a picture with a rating. */
    public static byte[] xmpRating(int stars) {
        return ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                        + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
                        + " xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:Rating='" + stars
                        + "'/></rdf:RDF></x:xmpmeta>" + " ".repeat(2_048))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    public Jpegs marker(int code) {
        out.write(0xFF);
        out.write(code);
        return this;
    }

    /** Fill bytes, which may stand before any marker (T.81, B.1.1.2). */
    public Jpegs fill(int count) {
        for (int i = 0; i < count; i++) {
            out.write(0xFF);
        }
        return this;
    }

    public Jpegs segment(int code, byte[] body) {
        marker(code);
        out.write((body.length + 2) >> 8);
        out.write(body.length + 2);
        out.writeBytes(body);
        return this;
    }

    /** A segment of chance. */
    public Jpegs segment(int code, int length) {
        return segment(code, bytes(random, length));
    }

    /** Entropy-coded data: 0xFF is followed by zero. */
    public Jpegs scan(int length) {
        byte[] data = bytes(random, length);
        for (byte b : data) {
            out.write(b);
            if (b == (byte) 0xFF) {
                out.write(0);
            }
        }
        return this;
    }

    /** Bytes that follow no rule. */
    public Jpegs raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public int size() {
        return out.size();
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    public static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Files behind each other, as phones write them. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] exif(Random random, int length) {
        byte[] body = bytes(random, Math.max(6, length));
        byte[] name = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(name, 0, body, 0, name.length);
        return Arrays.copyOf(body, length);
    }
}
