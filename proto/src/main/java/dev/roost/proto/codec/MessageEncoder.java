package dev.roost.proto.codec;

import com.google.protobuf.ByteString;
import dev.roost.proto.message.Acknowledge;
import dev.roost.proto.message.Addresses;
import dev.roost.proto.message.Bye;
import dev.roost.proto.message.Credit;
import dev.roost.proto.message.Deliver;
import dev.roost.proto.message.EntriesEnd;
import dev.roost.proto.message.Have;
import dev.roost.proto.message.Heads;
import dev.roost.proto.message.Hello;
import dev.roost.proto.message.Introduced;
import dev.roost.proto.message.Lack;
import dev.roost.proto.message.Message;
import dev.roost.proto.message.MessageHandler;
import dev.roost.proto.message.PairBox;
import dev.roost.proto.message.PairOpen;
import dev.roost.proto.message.PairRound1;
import dev.roost.proto.message.PairRound2;
import dev.roost.proto.message.PairRound3;
import dev.roost.proto.message.Ping;
import dev.roost.proto.message.Pong;
import dev.roost.proto.message.Refuse;
import dev.roost.proto.message.Want;
import dev.roost.proto.message.WantEntries;
import dev.roost.proto.message.WantExceptions;
import dev.roost.proto.model.ChunkId;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.Octets;
import dev.roost.proto.wire.Control;
import dev.roost.proto.wire.DeliverKind;
import dev.roost.proto.wire.Log;
import dev.roost.proto.wire.Offered;
import java.io.IOException;
import java.util.List;

/** Turns one message into the bytes of a control frame. One instance serves one message. */
public final class MessageEncoder implements MessageHandler {
    private final Control.Builder out = Control.newBuilder();

    private MessageEncoder() {}

    public static byte[] encode(Message message) {
        MessageEncoder encoder = new MessageEncoder();
        try {
            message.tell(encoder);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no encoding for " + message.getClass().getSimpleName(), e);
        }
        return encoder.out.build().toByteArray();
    }

    @Override
    public void hello(Hello hello) {
        out.setHello(dev.roost.proto.wire.Hello.newBuilder()
                .setMinor(hello.minor())
                .setFeatures(hello.features())
                .setProgram(hello.program())
                .setLibrary(bytes(hello.library()))
                .setPort(hello.port())
                .setStanding(
                        switch (hello.standing()) {
                            case PEER -> dev.roost.proto.wire.Standing.STANDING_PEER;
                            case UNKNOWN -> dev.roost.proto.wire.Standing.STANDING_UNKNOWN;
                        }));
    }

    @Override
    public void heads(Heads heads) {
        dev.roost.proto.wire.Heads.Builder builder = out.getHeadsBuilder();
        heads.logs()
                .forEach(head -> builder.addLogsBuilder()
                        .setLog(log(head.log()))
                        .setSeq(head.seq())
                        .setHead(bytes(head.head())));
        heads.receipts()
                .forEach(mark -> builder.addReceiptsBuilder()
                        .setDevice(bytes(mark.device()))
                        .setCounter(mark.counter()));
    }

    @Override
    public void wantEntries(WantEntries want) {
        out.getWantEntriesBuilder().setLog(log(want.log())).setFrom(want.from()).setCount(want.count());
    }

    @Override
    public void entriesEnd(EntriesEnd end) {
        out.getEntriesEndBuilder().setLog(log(end.log())).setNext(end.next());
    }

    @Override
    public void have(Have have) {
        dev.roost.proto.wire.Have.Builder builder = out.getHaveBuilder();
        have.chunks()
                .forEach(chunk -> builder.addChunks(
                        Offered.newBuilder().setId(bytes(chunk.id())).setSize(chunk.size())));
    }

    @Override
    public void want(Want want) {
        out.getWantBuilder().addAllChunks(all(want.chunks()));
    }

    @Override
    public void lack(Lack lack) {
        out.getLackBuilder().addAllChunks(all(lack.chunks()));
    }

    @Override
    public void deliver(Deliver deliver) {
        out.getDeliverBuilder()
                .setKind(
                        switch (deliver.kind()) {
                            case CHUNK -> DeliverKind.DELIVER_CHUNK;
                            case ENTRY -> DeliverKind.DELIVER_ENTRY;
                            case RECEIPT -> DeliverKind.DELIVER_RECEIPT;
                            case EXCEPTIONS -> DeliverKind.DELIVER_EXCEPTIONS;
                        })
                .setName(bytes(deliver.name()))
                .setLength(deliver.length())
                .setStream(deliver.stream());
    }

    @Override
    public void credit(Credit credit) {
        out.getCreditBuilder().setBytes(credit.bytes());
    }

    @Override
    public void acknowledge(Acknowledge acknowledge) {
        out.getAcknowledgeBuilder().addAllChunks(all(acknowledge.chunks()));
    }

    @Override
    public void refuse(Refuse refuse) {
        out.getRefuseBuilder()
                .addAllChunks(all(refuse.chunks()))
                .setReason(
                        switch (refuse.reason()) {
                            case FULL -> dev.roost.proto.wire.RefuseReason.REFUSE_FULL;
                            case NOT_TAKEN -> dev.roost.proto.wire.RefuseReason.REFUSE_NOT_TAKEN;
                            case FAILED -> dev.roost.proto.wire.RefuseReason.REFUSE_FAILED;
                        });
    }

    @Override
    public void wantExceptions(WantExceptions want) {
        out.getWantExceptionsBuilder().setLog(log(want.log()));
    }

    @Override
    public void addresses(Addresses addresses) {
        dev.roost.proto.wire.Addresses.Builder builder = out.getAddressesBuilder();
        addresses
                .addresses()
                .forEach(address -> builder.addAddressesBuilder()
                        .setDevice(bytes(address.device()))
                        .setHost(address.host())
                        .setPort(address.port()));
    }

    @Override
    public void introduced(Introduced introduced) {
        out.getIntroducedBuilder();
    }

    @Override
    public void ping(Ping ping) {
        out.getPingBuilder().setToken(ping.token());
    }

    @Override
    public void pong(Pong pong) {
        out.getPongBuilder().setToken(pong.token());
    }

    @Override
    public void bye(Bye bye) {
        out.getByeBuilder().setReason(ByeReasons.toWire(bye.reason())).setTriesLeft(bye.triesLeft());
    }

    @Override
    public void pairOpen(PairOpen open) {
        out.getPairOpenBuilder().setMinor(open.minor());
    }

    @Override
    public void pairRound1(PairRound1 round) {
        out.getPairRound1Builder()
                .setParticipant(round.participant())
                .setGx1(bytes(round.gx1()))
                .setGx2(bytes(round.gx2()))
                .addAllProofX1(octets(round.proofX1()))
                .addAllProofX2(octets(round.proofX2()));
    }

    @Override
    public void pairRound2(PairRound2 round) {
        out.getPairRound2Builder()
                .setParticipant(round.participant())
                .setA(bytes(round.a()))
                .addAllProofX2S(octets(round.proofX2s()));
    }

    @Override
    public void pairRound3(PairRound3 round) {
        out.getPairRound3Builder().setParticipant(round.participant()).setMac(bytes(round.mac()));
    }

    @Override
    public void pairBox(PairBox box) {
        out.getPairBoxBuilder().setSealed(bytes(box.sealed()));
    }

    private static Log log(LogId log) {
        return Log.newBuilder()
                .setDevice(bytes(log.device()))
                .setIncarnation(log.incarnation())
                .build();
    }

    private static List<ByteString> all(List<ChunkId> ids) {
        return ids.stream().map(MessageEncoder::bytes).toList();
    }

    private static List<ByteString> octets(List<Octets> values) {
        return values.stream().map(MessageEncoder::bytes).toList();
    }

    private static ByteString bytes(Id id) {
        return ByteString.copyFrom(id.bytes());
    }

    private static ByteString bytes(Octets octets) {
        return ByteString.copyFrom(octets.toArray());
    }
}
