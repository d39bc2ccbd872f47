package dev.roost.node.media;

import static dev.roost.node.media.Pieces.box;
import static dev.roost.node.media.Pieces.chunk;
import static dev.roost.node.media.Pieces.joined;
import static dev.roost.node.media.Pieces.latin;
import static dev.roost.node.media.Pieces.littleU32;
import static dev.roost.node.media.Pieces.png;
import static dev.roost.node.media.Pieces.riff;
import static dev.roost.node.media.Pieces.u16;
import static dev.roost.node.media.Pieces.u32;
import static dev.roost.node.media.Pieces.u8;
import static dev.roost.node.media.Pieces.xmp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.proto.model.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** Where formats other than JPEG carry what photos say of themselves. */
class FormatFactsTest extends FactsTest {
    @Test
    void aPngCarriesExifThreeWays() throws IOException {
        byte[] tiff = exif(Map.of(0x9003, NOON));
        byte[] hex = latin("\nexif\n" + (tiff.length + 6) + "\n"
                + HexFormat.of().formatHex(joined(latin("Exif\0\0"), tiff)) + "\n");
        byte[] packet = xmp("exif:DateTimeOriginal='2024-02-29T12:00:00'");
        for (byte[] chunk : new byte[][] {
            chunk("eXIf", tiff),
            chunk("zTXt", latin("Raw profile type exif\0\0"), deflated(hex)),
            chunk("iTXt", latin("XML:com.adobe.xmp\0\0\0\0\0"), packet),
            chunk("iTXt", latin("XML:com.adobe.xmp\0\1\0\0\0"), deflated(packet)),
        }) {
            Facts facts = read(MediaType.PNG, png(70, 50, chunk));
            assertThat(facts.captured()).contains(NOON_LOCAL);
            assertThat(facts.frame()).isEqualTo(new Frame(70, 50, 1));
        }
    }

    @Test
    void aPngsOwnTimeIsWhenItWasSaved() throws IOException {
        assertThat(read(MediaType.PNG, png(1, 1, chunk("tIME", u16(2024), u8(2), u8(29), u8(12), u8(0), u8(0))))
                        .captured())
                .isEmpty();
    }

    @Test
    void aWebpCarriesExifAndItsSize() throws IOException {
        byte[] size = joined(u32(0), new byte[] {99, 0, 0, 49, 0, 0});
        byte[] body = joined(latin("WEBP"), riff("VP8X", size), riff("EXIF", exif(Map.of(0x9003, NOON))));
        Facts facts = read(MediaType.WEBP, joined(latin("RIFF"), littleU32(body.length), body));
        assertThat(facts.captured()).contains(NOON_LOCAL);
        assertThat(facts.frame()).isEqualTo(new Frame(100, 50, 1));
    }

    @Test
    void aHeicHasTheSizeOfItsPrimaryItemNotOfATile() throws IOException {
        Facts facts = read(MediaType.HEIF, Heic.of(exif(Map.of(0x9003, NOON))));
        assertThat(facts.frame()).isEqualTo(new Frame(3024, 4032, 6));
        assertThat(facts.captured()).contains(NOON_LOCAL);
    }

    @Test
    void aCr3KeepsItsTablesInABoxOfCanons() throws IOException {
        byte[] uuid = HexFormat.of().parseHex("85c0b687820f11e08111f4ce462b6a48");
        byte[] camera = TiffWriter.write(ByteOrder.LITTLE_ENDIAN, Map.of(0x0110, "Canon EOS R6"));
        byte[] detail = TiffWriter.write(ByteOrder.LITTLE_ENDIAN, Map.of(0x9003, NOON, 0xA002, 5472, 0xA003, 3648));
        byte[] file = joined(
                box("ftyp", latin("crx ")), box("moov", box("uuid", uuid, box("CMT1", camera), box("CMT2", detail))));
        Facts facts = read(MediaType.RAW, file);
        assertThat(facts.captured()).contains(NOON_LOCAL);
        assertThat(facts.camera().model()).contains("Canon EOS R6");
        assertThat(facts.frame()).isEqualTo(new Frame(5472, 3648, 1));
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }
}
