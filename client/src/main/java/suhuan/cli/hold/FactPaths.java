package suhuan.cli.hold;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import suhuan.ledger.v1.Fact;

/** Paths of fields within a fact, such as battery_registered.mass_mg or return_received.batteries[0].mass_mg. */
final class FactPaths {
    private static final String INDEX = "\\[\\d+]";

    private FactPaths() {}

    /** Whether what a fact tells has a field at a path. */
    static boolean has(Fact fact, String path) {
        String[] names = path.replaceAll(INDEX, "").split("\\.", -1);
        @Nullable
        FieldDescriptor told =
                fact.getOneofFieldDescriptor(Fact.getDescriptor().getOneofs().get(0));
        if (told == null || names.length < 2 || !told.getName().equals(names[0])) return false;
        @Nullable FieldDescriptor field = told;
        for (int i = 1; i < names.length; i++) {
            if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) return false;
            Descriptor inside = field.getMessageType();
            field = inside.findFieldByName(names[i]);
            if (field == null) return false;
        }
        return true;
    }

    /** Paths of everything a fact tells. */
    static List<String> of(Fact fact) {
        @Nullable
        FieldDescriptor told =
                fact.getOneofFieldDescriptor(Fact.getDescriptor().getOneofs().get(0));
        List<String> paths = new ArrayList<>();
        if (told != null) add(told.getName(), fact.getField(told), paths);
        return paths;
    }

    private static void add(String path, Object value, List<String> paths) {
        if (!(value instanceof Message message)) {
            paths.add(path);
            return;
        }
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            String inside = path + "." + field.getKey().getName();
            if (!(field.getValue() instanceof List<?> values)) {
                add(inside, field.getValue(), paths);
                continue;
            }
            for (int i = 0; i < values.size(); i++) add(inside + "[" + i + "]", values.get(i), paths);
        }
    }
}
