package dev.roost.proto.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.roost.proto.message.PairMessage;
import dev.roost.proto.model.Id;
import dev.roost.proto.model.LibraryId;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.proto.model.Principal;
import dev.roost.proto.model.Role;
import dev.roost.proto.wire.PairDescription;
import dev.roost.proto.wire.PairRole;
import java.util.Optional;

/** The messages inside a {@link dev.roost.proto.message.PairBox}, to bytes and back. */
public final class PairMessages {
    private PairMessages() {}

    public static byte[] encode(PairMessage message) {
        dev.roost.proto.wire.PairMessage.Builder out = dev.roost.proto.wire.PairMessage.newBuilder();
        if (message instanceof PairMessage.Description description) {
            out.setDescription(description(description));
        } else if (message instanceof PairMessage.Verdict verdict) {
            out.getVerdictBuilder().setAllowed(verdict.allowed());
        } else if (message instanceof PairMessage.Admission admission) {
            out.getAdmissionBuilder()
                    .setLibrary(ByteString.copyFrom(admission.library().bytes()))
                    .setRole(role(Optional.of(admission.role())));
        }
        return out.build().toByteArray();
    }

    public static PairMessage decode(byte[] bytes) throws MalformedException {
        try {
            dev.roost.proto.wire.PairMessage in = dev.roost.proto.wire.PairMessage.parseFrom(bytes);
            return switch (in.getKindCase()) {
                case DESCRIPTION -> description(in.getDescription());
                case VERDICT -> new PairMessage.Verdict(in.getVerdict().getAllowed());
                case ADMISSION ->
                    new PairMessage.Admission(
                            library(in.getAdmission().getLibrary()),
                            role(in.getAdmission().getRole())
                                    .orElseThrow(() -> new MalformedException("an admission without a role")));
                case KIND_NOT_SET -> throw new MalformedException("a pairing message of no known kind");
            };
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedException("a pairing message that is none");
        }
    }

    private static PairDescription description(PairMessage.Description description) {
        PairDescription.Builder out = PairDescription.newBuilder()
                .setIdentityKey(
                        ByteString.copyFrom(description.keys().identityKey().toArray()))
                .setKemKey(ByteString.copyFrom(description.keys().kemKey().toArray()))
                .setName(description.name())
                .setRole(role(description.role()));
        description.library().ifPresent(library -> out.setLibrary(ByteString.copyFrom(library.bytes())));
        return out.build();
    }

    private static PairMessage.Description description(PairDescription in) throws MalformedException {
        if (in.getIdentityKey().size() != Principal.IDENTITY_KEY_BYTES
                || in.getKemKey().size() != Principal.KEM_KEY_BYTES) {
            throw new MalformedException("a device with keys of the wrong size");
        }
        if (in.getName().length() > Limits.DEVICE_NAME_CHARS_MAX) {
            throw new MalformedException("a device name of " + in.getName().length() + " characters");
        }
        return new PairMessage.Description(
                new Principal(
                        Octets.copyOf(in.getIdentityKey().toByteArray()),
                        Octets.copyOf(in.getKemKey().toByteArray())),
                in.getName(),
                role(in.getRole()),
                in.getLibrary().isEmpty() ? Optional.empty() : Optional.of(library(in.getLibrary())));
    }

    private static LibraryId library(ByteString bytes) throws MalformedException {
        if (bytes.size() != Id.BYTES) {
            throw new MalformedException("a library id of " + bytes.size() + " bytes");
        }
        return LibraryId.of(bytes.toByteArray());
    }

    private static PairRole role(Optional<Role> role) {
        return role.map(r -> switch (r) {
                    case MEMBER -> PairRole.PAIR_ROLE_MEMBER;
                    case STORAGE -> PairRole.PAIR_ROLE_STORAGE;
                })
                .orElse(PairRole.PAIR_ROLE_UNSPECIFIED);
    }

    private static Optional<Role> role(PairRole role) {
        return switch (role) {
            case PAIR_ROLE_MEMBER -> Optional.of(Role.MEMBER);
            case PAIR_ROLE_STORAGE -> Optional.of(Role.STORAGE);
            default -> Optional.empty();
        };
    }
}
