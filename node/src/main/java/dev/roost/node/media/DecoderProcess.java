package dev.roost.node.media;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import javax.imageio.ImageIO;

/**
 * A process of its own that decodes pictures: whatever their bytes do to it, the node goes on. It is started with a small
 * heap, reads tasks from its standard input, answers each on its standard output, and ends with its parent. One thread.
 */
public final class DecoderProcess {
    private DecoderProcess() {}

    /** Works until the input ends. */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        // Whatever a library prints must not stand among the answers.
        System.setOut(System.err);
        // A decoder caught in an endless picture would outlive a parent that was killed.
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        ImageIO.setUseCache(false);
        work(
                new DataInputStream(new BufferedInputStream(System.in)),
                new DataOutputStream(new BufferedOutputStream(out)));
    }

    private static void work(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            DecoderTask task;
            try {
                task = DecoderTask.read(in);
            } catch (EOFException e) {
                return;
            }
            answer(task).write(out);
        }
    }

    private static DecoderAnswer answer(DecoderTask task) {
        try {
            return DecoderAnswer.made(Decoding.of(task));
        } catch (TooManyPixelsException e) {
            return DecoderAnswer.refused(DecoderAnswer.reason(e));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return DecoderAnswer.failed(DecoderAnswer.reason(e));
        }
    }
}
