import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;

/** Makes a PNG of what Xvfb shows (its -fbdir file: XWD, 24 bits in 32) and prints how many colours are seen. */
final class Framebuffer {
    private Framebuffer() {}

    public static void main(String[] args) throws IOException {
        int[] head = new int[25];
        try (DataInputStream in = new DataInputStream(new FileInputStream(args[0]))) {
            for (int i = 0; i < head.length; i++) {
                head[i] = in.readInt();
            }
            // XWDFile.h: header size, width 4, height 5, bytes a line 12, colours 19 of 12 bytes each; byte order 7.
            in.skipNBytes(head[0] - 4L * head.length + 12L * head[19]);
            BufferedImage image = new BufferedImage(head[4], head[5], BufferedImage.TYPE_INT_RGB);
            Set<Integer> colours = new HashSet<>();
            for (int y = 0; y < head[5]; y++) {
                byte[] line = in.readNBytes(head[12]);
                for (int x = 0; x < head[4]; x++) {
                    int at = 4 * x;
                    int rgb = head[7] == 0
                            ? (line[at + 2] & 255) << 16 | (line[at + 1] & 255) << 8 | line[at] & 255
                            : (line[at + 1] & 255) << 16 | (line[at + 2] & 255) << 8 | line[at + 3] & 255;
                    image.setRGB(x, y, rgb);
                    colours.add(rgb);
                }
            }
            ImageIO.write(image, "png", new File(args[1]));
            System.out.println(colours.size());
        }
    }
}
