package dev.roost.proto.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.roost.proto.message.Acknowledge;
import dev.roost.proto.message.Addresses;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.Credit;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.Delivery;
import dev.roost.proto.message.DeviceAddress;
import dev.roost.proto.message.EntriesEnd;
import dev.roost.proto.message.Have;
import dev.roost.proto.message.Heads;
import dev.roost.proto.message.Hello;
import dev.roost.proto.message.Introduced;
import dev.roost.proto.message.Lack;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.Offered;
import dev.roost.proto.message.PairBox;
import dev.roost.proto.message.PairOpen;
import dev.roost.proto.message.PairRound1;
import dev.roost.proto.message.PairRound2;
import dev.roost.proto.message.PairRound3;
import dev.roost.proto.message.Ping;
import dev.roost.proto.message.Pong;
import dev.roost.proto.message.ReceiptMark;
import dev.roost.proto.message.Refuse;
import dev.roost.proto.message.RefuseReason;
import dev.roost.proto.message.Standing;
import dev.roost.proto.message.Want;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.message.WantExceptions;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.DeviceId;
import dev.roost.proto.model.EntryHead;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogHead;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.wire.Control;
import java.util.ArrayList;
import java.util.List;

/** Reads a control message from foreign bytes. What it returns keeps every limit; all else is refused. */
public final class MessageDecoder {
    private static final int NESTING_MAX = 8;
    private static final int PROGRAM_CHARS_MAX = 64;
    private static final int PARTICIPANT_CHARS_MAX = 128;
    private static final int NUMBER_BYTES_MAX = 512;
    private static final int HOST_CHARS_MAX = 255;
    private static final int PORT_MAX = 0xFFFF;
    private static final Parser<Control> PARSER = DiscardUnknownFieldsParser.wrap(Control.parser());

    private MessageDecoder() {}

    public static Message decode(byte[] bytes) throws MalformedException {
        if (bytes.length > Limits.CONTROL_BYTES_MAX) {
            throw new MalformedException("a control message of " + bytes.length + " bytes");
        }
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        in.setRecursionLimit(NESTING_MAX);
        try {
            return read(PARSER.parseFrom(in));
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedException("a control message that is none");
        }
    }

    private static Message read(Control control) throws MalformedException {
        return switch (control.getKindCase()) {
            case HELLO -> hello(control.getHello());
            case HEADS -> heads(control.getHeads());
            case WANT_ENTRIES -> wantEntries(control.getWantEntries());
            case ENTRIES_END ->
                new EntriesEnd(
                        log(control.getEntriesEnd().getLog()),
                        positive(control.getEntriesEnd().getNext()));
            case HAVE -> have(control.getHave());
            case WANT -> new Want(chunks(control.getWant().getChunksList()));
            case LACK -> new Lack(chunks(control.getLack().getChunksList()));
            case DELIVER -> deliver(control.getDeliver());
            case CREDIT -> new Credit(within(control.getCredit().getBytes(), 1, Limits.CREDIT_BYTES, "credit"));
            case ACKNOWLEDGE -> new Acknowledge(chunks(control.getAcknowledge().getChunksList()));
            case REFUSE -> refuse(control.getRefuse());
            case WANT_EXCEPTIONS ->
                new WantExceptions(log(control.getWantExceptions().getLog()));
            case ADDRESSES -> addresses(control.getAddresses());
            case INTRODUCED -> new Introduced();
            case PING -> new Ping(control.getPing().getToken());
            case PONG -> new Pong(control.getPong().getToken());
            case BYE ->
                new Bye(
                        ByeReasons.fromWire(control.getBye().getReason()),
                        within(control.getBye().getTriesLeft(), 0, Limits.PAIRING_TRIES_MAX, "tries left"));
            case PAIR_OPEN -> new PairOpen(control.getPairOpen().getMinor());
            case PAIR_ROUND1 -> pairRound1(control.getPairRound1());
            case PAIR_ROUND2 -> pairRound2(control.getPairRound2());
            case PAIR_ROUND3 ->
                new PairRound3(
                        text(control.getPairRound3().getParticipant(), PARTICIPANT_CHARS_MAX),
                        number(control.getPairRound3().getMac()));
            case PAIR_BOX -> new PairBox(octets(control.getPairBox().getSealed(), Limits.CONTROL_BYTES_MAX_STRANGER));
            case KIND_NOT_SET -> throw new MalformedException("a control message of no known kind");
        };
    }

    private static Hello hello(dev.roost.proto.wire.Hello in) throws MalformedException {
        Standing standing = switch (in.getStanding()) {
            case STANDING_PEER -> Standing.PEER;
            case STANDING_UNKNOWN -> Standing.UNKNOWN;
            default -> throw new MalformedException("a hello without standing");
        };
        return new Hello(
                in.getMinor(),
                in.getFeatures(),
                text(in.getProgram(), PROGRAM_CHARS_MAX),
                LibraryId.of(id(in.getLibrary())),
                standing,
                within(in.getPort(), 0, PORT_MAX, "a port"));
    }

    private static Heads heads(dev.roost.proto.wire.Heads in) throws MalformedException {
        count(in.getLogsCount() + in.getReceiptsCount(), Limits.MESSAGE_LOGS_MAX);
        List<LogHead> logs = new ArrayList<>();
        for (dev.roost.proto.wire.LogHead head : in.getLogsList()) {
            logs.add(new LogHead(log(head.getLog()), positive(head.getSeq()), EntryHead.of(id(head.getHead()))));
        }
        List<ReceiptMark> receipts = new ArrayList<>();
        for (dev.roost.proto.wire.ReceiptMark mark : in.getReceiptsList()) {
            receipts.add(new ReceiptMark(DeviceId.of(id(mark.getDevice())), mark.getCounter()));
        }
        return new Heads(logs, receipts);
    }

    private static WantEntries wantEntries(dev.roost.proto.wire.WantEntries in) throws MalformedException {
        return new WantEntries(
                log(in.getLog()), positive(in.getFrom()), within(in.getCount(), 1, Integer.MAX_VALUE, "entries"));
    }

    private static Have have(dev.roost.proto.wire.Have in) throws MalformedException {
        count(in.getChunksCount(), Limits.MESSAGE_IDS_MAX);
        List<Offered> chunks = new ArrayList<>();
        for (dev.roost.proto.wire.Offered chunk : in.getChunksList()) {
            int size = within(chunk.getSize(), 1, Limits.CHUNK_SEALED_BYTES_MAX, "a chunk's bytes");
            chunks.add(new Offered(ChunkId.of(id(chunk.getId())), size));
        }
        return new Have(chunks);
    }

    private static Deliver deliver(dev.roost.proto.wire.Deliver in) throws MalformedException {
        Delivery kind = switch (in.getKind()) {
            case DELIVER_CHUNK -> Delivery.CHUNK;
            case DELIVER_ENTRY -> Delivery.ENTRY;
            case DELIVER_RECEIPT -> Delivery.RECEIPT;
            case DELIVER_EXCEPTIONS -> Delivery.EXCEPTIONS;
            default -> throw new MalformedException("a delivery of no known kind");
        };
        return new Deliver(
                kind,
                Octets.copyOf(id(in.getName())),
                within(in.getLength(), 1, kind.bytesMax(), "a delivery's bytes"),
                within(in.getStream(), 1, 0xFFFF, "a stream"));
    }

    private static Refuse refuse(dev.roost.proto.wire.Refuse in) throws MalformedException {
        RefuseReason reason = switch (in.getReason()) {
            case REFUSE_FULL -> RefuseReason.FULL;
            case REFUSE_NOT_TAKEN -> RefuseReason.NOT_TAKEN;
            default -> RefuseReason.FAILED;
        };
        return new Refuse(chunks(in.getChunksList()), reason);
    }

    private static Addresses addresses(dev.roost.proto.wire.Addresses in) throws MalformedException {
        count(in.getAddressesCount(), Limits.MESSAGE_ADDRESSES_MAX);
        List<DeviceAddress> addresses = new ArrayList<>();
        for (dev.roost.proto.wire.DeviceAddress address : in.getAddressesList()) {
            addresses.add(new DeviceAddress(
                    DeviceId.of(id(address.getDevice())),
                    text(address.getHost(), HOST_CHARS_MAX),
                    within(address.getPort(), 1, PORT_MAX, "a port")));
        }
        return new Addresses(addresses);
    }

    private static PairRound1 pairRound1(dev.roost.proto.wire.PairRound1 in) throws MalformedException {
        return new PairRound1(
                text(in.getParticipant(), PARTICIPANT_CHARS_MAX),
                number(in.getGx1()),
                number(in.getGx2()),
                proof(in.getProofX1List()),
                proof(in.getProofX2List()));
    }

    private static PairRound2 pairRound2(dev.roost.proto.wire.PairRound2 in) throws MalformedException {
        return new PairRound2(
                text(in.getParticipant(), PARTICIPANT_CHARS_MAX), number(in.getA()), proof(in.getProofX2SList()));
    }

    private static List<Octets> proof(List<ByteString> parts) throws MalformedException {
        if (parts.size() != 2) {
            throw new MalformedException("a proof of " + parts.size() + " numbers");
        }
        return List.of(number(parts.get(0)), number(parts.get(1)));
    }

    private static Octets number(ByteString bytes) throws MalformedException {
        if (bytes.isEmpty()) {
            throw new MalformedException("a number without bytes");
        }
        return octets(bytes, NUMBER_BYTES_MAX);
    }

    private static Octets octets(ByteString bytes, int max) throws MalformedException {
        count(bytes.size(), max);
        return Octets.copyOf(bytes.toByteArray());
    }

    private static List<ChunkId> chunks(List<ByteString> ids) throws MalformedException {
        count(ids.size(), Limits.MESSAGE_IDS_MAX);
        List<ChunkId> chunks = new ArrayList<>(ids.size());
        for (ByteString bytes : ids) {
            chunks.add(ChunkId.of(id(bytes)));
        }
        return chunks;
    }

    private static LogId log(dev.roost.proto.wire.Log in) throws MalformedException {
        return new LogId(DeviceId.of(id(in.getDevice())), in.getIncarnation());
    }

    private static byte[] id(ByteString bytes) throws MalformedException {
        if (bytes.size() != Id.BYTES) {
            throw new MalformedException("an id of " + bytes.size() + " bytes");
        }
        return bytes.toByteArray();
    }

    private static String text(String text, int max) throws MalformedException {
        count(text.length(), max);
        return text;
    }

    private static long positive(long number) throws MalformedException {
        if (number < 1) {
            throw new MalformedException("an entry number of " + Long.toUnsignedString(number));
        }
        return number;
    }

    private static int within(int value, int min, int max, String what) throws MalformedException {
        if (value < min || value > max) {
            throw new MalformedException(
                    what + ": " + Integer.toUnsignedString(value) + ", " + min + " to " + max + " allowed");
        }
        return value;
    }

    private static void count(int count, int max) throws MalformedException {
        if (count > max) {
            throw new MalformedException(count + " of something, at most " + max + " allowed");
        }
    }
}
