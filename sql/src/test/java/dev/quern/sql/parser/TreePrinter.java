package dev.quern.sql.parser;

import dev.quern.domain.value.ByteString;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.ColumnAttributes;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Operation;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Span;
import dev.quern.sql.ast.TypeExpression;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a syntax tree on one line, for tests to compare: names and literals as they are, all else
 * as {@code (Kind part label:part ...)}. Spans, empty lists, absent parts and false flags are left
 * out; lists and optional parts carry their label.
 */
final class TreePrinter {

  private TreePrinter() {}

  static String print(Object part) {
    return switch (part) {
      case Identifier i -> i.quoted() ? "`" + i.name() + "`" : i.name();
      case PathName p ->
          p.parts().stream().map(TreePrinter::print).collect(Collectors.joining("."));
      case Access.Path p -> print(p.path());
      case Access.NamedParameter p -> "@" + print(p.name());
      case Access.PositionalParameter p -> "?" + p.position();
      case Access.SystemVariable v -> "@@" + print(v.path());
      case Literal.Null _ -> "NULL";
      case Literal.Bool b -> b.value() ? "TRUE" : "FALSE";
      case Literal.IntegerNumber n -> n.image();
      case Literal.FloatingPoint n -> n.image();
      case Literal.Text t -> "'" + t.value() + "'";
      case Literal.Bytes b -> "b" + print(b.value());
      case Literal.Default _ -> "DEFAULT";
      case Operation.Binary b ->
          "(" + b.operator() + " " + print(b.left()) + " " + print(b.right()) + ")";
      case Operation.Unary u -> "(" + u.operator() + " " + print(u.operand()) + ")";
      case Operation.Logical l -> "(" + l.operator() + " " + joined(l.operands()) + ")";
      case Argument.Value v when v.alias().isEmpty() -> print(v.value());
      case Argument.Star _ -> "*";
      case TypeExpression.Named n when n.parameters().isEmpty() && n.collation().isEmpty() ->
          print(n.name());
      case TypeExpression.TypeParameter.Value v -> print(v.literal());
      case TypeExpression.TypeParameter.Max _ -> "MAX";
      case ByteString b -> bytes(b);
      case List<?> list -> "[" + joined(list) + "]";
      case Record r -> record(r);
      default -> part.toString();
    };
  }

  private static String joined(List<?> parts) {
    return parts.stream().map(TreePrinter::print).collect(Collectors.joining(" "));
  }

  private static String bytes(ByteString value) {
    StringBuilder text = new StringBuilder("'");
    for (byte b : value.toByteArray()) {
      text.append(b >= ' ' && b < 0x7F ? String.valueOf((char) b) : "\\x%02x".formatted(b));
    }
    return text.append("'").toString();
  }

  private static String record(Record node) {
    List<String> parts = new ArrayList<>();
    parts.add(node.getClass().getSimpleName());
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = valueOf(component, node);
      String label = component.getName() + ":";
      switch (value) {
        case Span _ -> {}
        case Boolean b -> {
          if (b) {
            parts.add(component.getName());
          }
        }
        case Optional<?> o -> o.ifPresent(v -> parts.add(label + print(v)));
        case List<?> l -> {
          if (!l.isEmpty()) {
            parts.add(label + print(l));
          }
        }
        case ColumnAttributes a when a.equals(ColumnAttributes.NONE) -> {}
        default -> {
          String printed = print(value);
          if (!printed.equals("(" + value.getClass().getSimpleName() + ")")
              || value instanceof dev.quern.sql.ast.Node) {
            parts.add(printed);
          }
        }
      }
    }
    return "(" + String.join(" ", parts) + ")";
  }

  private static Object valueOf(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot read " + component, e);
    }
  }
}
