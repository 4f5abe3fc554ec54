package dev.quern.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements of scripts. Source: "Procedural language". */
class ScriptParserTest {

  @ParameterizedTest
  @MethodSource
  void parsesScripts(String sql, String expected) {
    assertThat(ParserCases.statement(sql)).isEqualTo(expected);
  }

  static Stream<Arguments> parsesScripts() {
    return ParserCases.table(
        """
        DECLARE x, y INT64 DEFAULT 1 >>> (Declare names:[x y] type:INT64 defaultValue:1)
        DECLARE x DEFAULT 'a' >>> (Declare names:[x] defaultValue:'a')
        SET x = 1 >>> (SetVariable x 1)
        SET (x, y) = (1, 2) >>> (SetVariables names:[x y] (Tuple values:[1 2]))
        SET @@time_zone = 'UTC' >>> (SetSystemVariable @@time_zone 'UTC')
        BEGIN SELECT 1; END >>> (Block statements:[(QueryStatement (Query (Select items:[(Column 1)])))])
        BEGIN SELECT 1; EXCEPTION WHEN ERROR THEN SELECT @@error.message; END >>> (Block statements:[(QueryStatement (Query (Select items:[(Column 1)])))] handler:(ExceptionHandler statements:[(QueryStatement (Query (Select items:[(Column @@error.message)])))]))
        IF x THEN SELECT 1; ELSEIF y THEN SELECT 2; ELSE SELECT 3; END IF >>> (If branches:[(Branch x statements:[(QueryStatement (Query (Select items:[(Column 1)])))]) (Branch y statements:[(QueryStatement (Query (Select items:[(Column 2)])))])] otherwise:[(QueryStatement (Query (Select items:[(Column 3)])))])
        CASE x WHEN 1 THEN SELECT 1; ELSE SELECT 2; END CASE >>> (Case operand:x branches:[(Branch 1 statements:[(QueryStatement (Query (Select items:[(Column 1)])))])] otherwise:[(QueryStatement (Query (Select items:[(Column 2)])))])
        CASE WHEN x THEN SELECT 1; END CASE >>> (Case branches:[(Branch x statements:[(QueryStatement (Query (Select items:[(Column 1)])))])])
        LOOP BREAK; END LOOP >>> (Loop statements:[(Break)])
        WHILE x < 1 DO CONTINUE; END WHILE >>> (While (LESS x 1) statements:[(Continue)])
        REPEAT SELECT 1; UNTIL x END REPEAT >>> (Repeat statements:[(QueryStatement (Query (Select items:[(Column 1)])))] x)
        FOR r IN (SELECT 1 AS a) DO SELECT r.a; END FOR >>> (ForIn r (Query (Select items:[(Column 1 alias:a)])) statements:[(QueryStatement (Query (Select items:[(Column r.a)])))])
        l: LOOP LEAVE l; END LOOP >>> (Loop label:l statements:[(Break label:l)])
        CALL d.p(1, x) >>> (Call d.p arguments:[1 x])
        RAISE USING MESSAGE = 'x' >>> (Raise message:'x')
        RAISE >>> (Raise)
        RETURN >>> (Return)
        EXECUTE IMMEDIATE 'SELECT ?' INTO x USING 1 >>> (ExecuteImmediate 'SELECT ?' into:[x] using:[(UsingArgument 1)])
        EXECUTE IMMEDIATE s USING 1 AS a, 2 AS b >>> (ExecuteImmediate s using:[(UsingArgument 1 name:a) (UsingArgument 2 name:b)])
        """);
  }
}
