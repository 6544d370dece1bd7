package suhuan.chaincode.contract;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds fields this version does not know. An envelope that holds one is refused: a rule of a later version might depend on
 * it, and an older endorser must not nod at what it cannot read.
 */
final class UnknownFields {
    private static final Map<Descriptor, Inner> INNER = new ConcurrentHashMap<>();

    private UnknownFields() {}

    /**
     * Where messages may be inside a message.
     *
     * @param fields message fields outside a oneof
     * @param choices oneofs with a message among their fields
     */
    private record Inner(List<FieldDescriptor> fields, List<OneofDescriptor> choices) {
        static Inner of(Descriptor descriptor) {
            List<FieldDescriptor> fields = new ArrayList<>();
            for (FieldDescriptor field : descriptor.getFields()) {
                if (isMessage(field) && field.getContainingOneof() == null) {
                    fields.add(field);
                }
            }
            List<OneofDescriptor> choices = new ArrayList<>();
            for (OneofDescriptor choice : descriptor.getOneofs()) {
                if (choice.getFields().stream().anyMatch(Inner::isMessage)) {
                    choices.add(choice);
                }
            }
            return new Inner(List.copyOf(fields), List.copyOf(choices));
        }

        static boolean isMessage(FieldDescriptor field) {
            return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
        }
    }

    /** Names the first unknown field; empty where there is none. */
    static String firstIn(Message message) {
        if (!message.getUnknownFields().isEmpty()) {
            int number = message.getUnknownFields().asMap().keySet().iterator().next();
            return "unknown field " + number + " in "
                    + message.getDescriptorForType().getName();
        }
        Inner inner = INNER.computeIfAbsent(message.getDescriptorForType(), Inner::of);
        String found = "";
        for (FieldDescriptor field : inner.fields()) {
            found = found.isEmpty() ? firstInField(message, field) : found;
        }
        for (OneofDescriptor choice : inner.choices()) {
            FieldDescriptor chosen = message.getOneofFieldDescriptor(choice);
            if (found.isEmpty() && chosen != null && Inner.isMessage(chosen)) {
                found = firstIn((Message) message.getField(chosen));
            }
        }
        return found;
    }

    private static String firstInField(Message message, FieldDescriptor field) {
        if (!field.isRepeated()) {
            return message.hasField(field) ? firstIn((Message) message.getField(field)) : "";
        }
        int count = message.getRepeatedFieldCount(field);
        for (int i = 0; i < count; i++) {
            String found = firstIn((Message) message.getRepeatedField(field, i));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }
}
