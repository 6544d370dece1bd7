package suhuan.proto;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.ExtensionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import suhuan.common.v1.Options;
import suhuan.common.v1.RefusalText;
import suhuan.common.v1.Term;

/** The vocabulary as its own descriptor set tells it, comments and options included; files in the order of the set. */
final class Vocabulary {
    private final List<Enumeration> enums = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();

    /** An enum with its values. */
    record Enumeration(String file, String name, String comment, List<Value> values) {
        /** What stands before the values' own names, such as REJECTION_REASON_. */
        String prefix() {
            String zero = values.get(0).fullName();
            return zero.substring(0, zero.length() - "UNSPECIFIED".length());
        }
    }

    /** A value of an enum; {@code name} is without the enum's prefix. */
    record Value(String fullName, String name, int number, String comment, RefusalText refusal, Term term) {}

    /** A message with its fields. */
    record Message(
            String file,
            String name,
            String comment,
            Term noun,
            List<String> mayRefuse,
            boolean map,
            List<Field> fields) {
        boolean isCommand() {
            return !mayRefuse.isEmpty();
        }
    }

    /** A field; {@code typeName} is the message's or enum's own name, empty for a scalar. */
    record Field(String name, String comment, FieldDescriptorProto.Type type, String typePackage, String typeName) {}

    static Vocabulary load() {
        ExtensionRegistry options = ExtensionRegistry.newInstance();
        Options.registerAllExtensions(options);
        try (InputStream in = Vocabulary.class.getResourceAsStream("/suhuan.desc")) {
            Vocabulary vocabulary = new Vocabulary();
            FileDescriptorSet.parseFrom(in, options).getFileList().stream()
                    .filter(file -> file.getPackage().startsWith("suhuan."))
                    .forEach(vocabulary::add);
            return vocabulary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Enumeration> enums() {
        return enums;
    }

    List<Message> messages() {
        return messages;
    }

    Enumeration enumeration(String name) {
        return enums.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow(NoSuchElementException::new);
    }

    Optional<Message> message(String name) {
        return messages.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /** Messages that stand in the oneof of Command, in its order. */
    List<Message> commands() {
        return message("Command").orElseThrow().fields().stream()
                .map(field -> message(field.typeName()).orElseThrow())
                .toList();
    }

    private void add(FileDescriptorProto file) {
        Map<List<Integer>, String> comments = new HashMap<>();
        for (Location location : file.getSourceCodeInfo().getLocationList()) {
            comments.put(location.getPathList(), oneLine(location.getLeadingComments()));
        }
        for (int i = 0; i < file.getEnumTypeCount(); i++) {
            enums.add(enumeration(file, comments, i));
        }
        for (int i = 0; i < file.getMessageTypeCount(); i++) {
            messages.add(message(file, comments, i));
        }
    }

    private static Enumeration enumeration(FileDescriptorProto file, Map<List<Integer>, String> comments, int index) {
        EnumDescriptorProto proto = file.getEnumType(index);
        int at = FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER;
        String zero = proto.getValue(0).getName();
        String prefix = zero.endsWith("UNSPECIFIED") ? zero.substring(0, zero.length() - "UNSPECIFIED".length()) : "";
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < proto.getValueCount(); i++) {
            EnumValueDescriptorProto value = proto.getValue(i);
            String own =
                    value.getName().startsWith(prefix) ? value.getName().substring(prefix.length()) : value.getName();
            values.add(new Value(
                    value.getName(),
                    own,
                    value.getNumber(),
                    comments.getOrDefault(List.of(at, index, EnumDescriptorProto.VALUE_FIELD_NUMBER, i), ""),
                    value.getOptions().getExtension(Options.refusalText),
                    value.getOptions().getExtension(Options.term)));
        }
        return new Enumeration(
                file.getName(), proto.getName(), comments.getOrDefault(List.of(at, index), ""), List.copyOf(values));
    }

    private static Message message(FileDescriptorProto file, Map<List<Integer>, String> comments, int index) {
        DescriptorProto proto = file.getMessageType(index);
        int at = FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER;
        boolean map = proto.getNestedTypeList().stream()
                .anyMatch(nested -> nested.getOptions().getMapEntry());
        if (proto.getEnumTypeCount() > 0 || proto.getNestedTypeCount() > 0 && !map) {
            throw new IllegalStateException(proto.getName() + " nests a type, which the pages would overlook");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < proto.getFieldCount(); i++) {
            FieldDescriptorProto field = proto.getField(i);
            String type = field.getTypeName();
            int dot = type.lastIndexOf('.');
            fields.add(new Field(
                    field.getName(),
                    comments.getOrDefault(List.of(at, index, DescriptorProto.FIELD_FIELD_NUMBER, i), ""),
                    field.getType(),
                    dot > 0 ? type.substring(1, dot) : "",
                    type.substring(dot + 1)));
        }
        return new Message(
                file.getName(),
                proto.getName(),
                comments.getOrDefault(List.of(at, index), ""),
                proto.getOptions().getExtension(Options.noun),
                List.copyOf(proto.getOptions().getExtension(Options.mayRefuse)),
                map,
                List.copyOf(fields));
    }

    private static String oneLine(String comment) {
        return String.join(" ", comment.lines().map(String::strip).toList()).strip();
    }
}
