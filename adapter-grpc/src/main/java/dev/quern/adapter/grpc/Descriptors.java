package dev.quern.adapter.grpc;

import com.google.cloud.bigquery.storage.v1.AnnotationsProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import dev.quern.domain.error.GrpcCode;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.proto.MessageShape;
import dev.quern.streaming.proto.ProtoKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Descriptors of rows: every type a row uses lies within the row's own. */
final class Descriptors {

  /** Deeper than columns can be nested, with room for well-known types. */
  private static final int DEEPEST = 20;

  private final Map<String, DescriptorProto> messages = new HashMap<>();
  private final Map<String, EnumDescriptorProto> enums = new HashMap<>();

  private Descriptors() {}

  static MessageShape shape(DescriptorProto row) {
    Descriptors descriptors = new Descriptors();
    descriptors.collect(row.getName(), row);
    return descriptors.shape(row.getName(), row, 0);
  }

  /** Remembers the types under their full and their last names, outer types first. */
  private void collect(String path, DescriptorProto type) {
    messages.put(path, type);
    messages.putIfAbsent(type.getName(), type);
    for (EnumDescriptorProto nested : type.getEnumTypeList()) {
      enums.put(path + "." + nested.getName(), nested);
      enums.putIfAbsent(nested.getName(), nested);
    }
    for (DescriptorProto nested : type.getNestedTypeList()) {
      collect(path + "." + nested.getName(), nested);
    }
  }

  private MessageShape shape(String name, DescriptorProto type, int depth) {
    if (depth > DEEPEST) {
      throw invalid("the messages are nested too deeply");
    }
    List<MessageShape.Field> fields =
        type.getFieldList().stream().map(field -> field(field, depth)).toList();
    return new MessageShape(name, fields);
  }

  private MessageShape.Field field(FieldDescriptorProto field, int depth) {
    ProtoKind kind = kind(field);
    Optional<MessageShape> message =
        switch (kind) {
          case MESSAGE, GROUP -> Optional.of(message(field, depth + 1));
          default -> Optional.empty();
        };
    String column =
        field.getOptions().hasExtension(AnnotationsProto.columnName)
            ? field.getOptions().getExtension(AnnotationsProto.columnName)
            : field.getName();
    return new MessageShape.Field(
        column,
        field.getNumber(),
        kind,
        field.getLabel() == Label.LABEL_REPEATED,
        field.getLabel() == Label.LABEL_REQUIRED,
        message,
        kind == ProtoKind.ENUM ? enumNames(field) : Map.of());
  }

  /** A compiler of descriptors may leave the type to be found by the type's name. */
  private ProtoKind kind(FieldDescriptorProto field) {
    ProtoKind declared = ProtoKind.valueOf(field.getType().name().substring("TYPE_".length()));
    if (field.getTypeName().isEmpty()
        || declared == ProtoKind.MESSAGE
        || declared == ProtoKind.GROUP
        || declared == ProtoKind.ENUM) {
      return declared;
    }
    return find(enums, typeName(field)) == null ? ProtoKind.MESSAGE : ProtoKind.ENUM;
  }

  private MessageShape message(FieldDescriptorProto field, int depth) {
    String name = typeName(field);
    DescriptorProto type = find(messages, name);
    return type == null ? new MessageShape(name, List.of()) : shape(name, type, depth);
  }

  private Map<Integer, String> enumNames(FieldDescriptorProto field) {
    EnumDescriptorProto type = find(enums, typeName(field));
    if (type == null) {
      throw invalid("the enum type " + field.getTypeName() + " is not defined");
    }
    Map<Integer, String> names = new HashMap<>();
    for (EnumValueDescriptorProto value : type.getValueList()) {
      names.putIfAbsent(value.getNumber(), value.getName());
    }
    return names;
  }

  private static String typeName(FieldDescriptorProto field) {
    String name = field.getTypeName();
    return name.startsWith(".") ? name.substring(1) : name;
  }

  private static <T> @Nullable T find(Map<String, T> types, String name) {
    T exact = types.get(name);
    return exact == null ? types.get(name.substring(name.lastIndexOf('.') + 1)) : exact;
  }

  private static StreamingException invalid(String why) {
    return new StreamingException(GrpcCode.INVALID_ARGUMENT, "Invalid proto schema: " + why + ".");
  }
}
