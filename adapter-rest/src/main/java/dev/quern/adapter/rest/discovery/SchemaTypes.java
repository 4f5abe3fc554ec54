package dev.quern.adapter.rest.discovery;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Types as the table of fields writes them, as JSON schemas. */
final class SchemaTypes {

  private static final String STRING_FORM = "@JsonString ";

  private SchemaTypes() {}

  static ObjectNode schema(String type) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (type.startsWith(STRING_FORM)) {
      String inner = type.substring(STRING_FORM.length());
      return inner.startsWith("List<")
          ? array(node, schema(STRING_FORM + argument(inner)))
          : typed(node, "string", inner.equals("BigInteger") ? "uint64" : "int64");
    }
    if (type.startsWith("List<")) {
      return array(node, schema(argument(type)));
    }
    if (type.startsWith("Map<String, ")) {
      node.put("type", "object");
      node.set("additionalProperties", schema(type.substring(12, type.length() - 1)));
      return node;
    }
    if (type.startsWith("#")) {
      return node.put("$ref", type.substring(1).replace("$", ""));
    }
    return switch (type) {
      case "Integer" -> typed(node, "integer", "int32");
      case "Long" -> typed(node, "integer", "uint32");
      case "Boolean" -> node.put("type", "boolean");
      case "Double" -> typed(node, "number", "double");
      case "Float" -> typed(node, "number", "float");
      case "Object" -> node.put("type", "any");
      case "DateTime" -> typed(node, "string", "google-datetime");
      default -> node.put("type", "string");
    };
  }

  private static String argument(String list) {
    return list.substring(5, list.length() - 1);
  }

  private static ObjectNode array(ObjectNode node, ObjectNode items) {
    node.put("type", "array");
    node.set("items", items);
    return node;
  }

  private static ObjectNode typed(ObjectNode node, String type, String format) {
    return node.put("type", type).put("format", format);
  }
}
