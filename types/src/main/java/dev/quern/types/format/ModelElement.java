package dev.quern.types.format;

/** The elements of the format models of dates and times. Source: "Format clause for CAST". */
enum ModelElement {
  YYYY(Category.YEAR, 5),
  YYY(Category.YEAR, 3),
  YY(Category.YEAR, 2),
  Y(Category.YEAR, 1),
  RRRR(Category.YEAR, 5),
  RR(Category.YEAR, 2),
  Y_YYY("Y,YYY", Category.YEAR, Use.READING),
  MM(Category.MONTH, 2),
  MONTH(Category.MONTH, 0),
  MON(Category.MONTH, 0),
  DD(Category.DAY, 2),
  DDD("DDD", Category.DAY, Use.PRINTING),
  D("D", Category.DAY, Use.PRINTING),
  DAY("DAY", Category.DAY, Use.PRINTING),
  DY("DY", Category.DAY, Use.PRINTING),
  HH(Category.HOUR, 2),
  HH12(Category.HOUR, 2),
  HH24(Category.HOUR, 2),
  MI(Category.MINUTE, 2),
  SS(Category.SECOND, 2),
  SSSSS(Category.SECOND, 5),
  FF1(Category.SECOND, 1),
  FF2(Category.SECOND, 2),
  FF3(Category.SECOND, 3),
  FF4(Category.SECOND, 4),
  FF5(Category.SECOND, 5),
  FF6(Category.SECOND, 6),
  FF7(Category.SECOND, 7),
  FF8(Category.SECOND, 8),
  FF9(Category.SECOND, 9),
  AM_DOTTED("A.M.", Category.MERIDIAN_INDICATOR, Use.BOTH),
  PM_DOTTED("P.M.", Category.MERIDIAN_INDICATOR, Use.BOTH),
  AM("AM", Category.MERIDIAN_INDICATOR, Use.PRINTING),
  PM("PM", Category.MERIDIAN_INDICATOR, Use.PRINTING),
  TZH(Category.TIME_ZONE, 2),
  TZM(Category.TIME_ZONE, 2),
  SYYYY(Category.YEAR),
  SYEAR(Category.YEAR),
  YEAR(Category.YEAR),
  IYYY(Category.YEAR),
  IYY(Category.YEAR),
  IY(Category.YEAR),
  I(Category.YEAR),
  RM(Category.MONTH),
  J(Category.DAY),
  Q(Category.OTHER),
  WW(Category.OTHER),
  W(Category.OTHER),
  IW(Category.OTHER),
  CC(Category.OTHER),
  SCC(Category.OTHER),
  BC(Category.OTHER),
  AD(Category.OTHER),
  BC_DOTTED("B.C.", Category.OTHER, Use.NONE),
  AD_DOTTED("A.D.", Category.OTHER, Use.NONE),
  SPTH(Category.OTHER),
  THSP(Category.OTHER),
  SP(Category.OTHER),
  TH(Category.OTHER),
  FM(Category.OTHER),
  /** Quoted text, or one of {@code - . / , ' ; :}. */
  LITERAL(Category.LITERAL),
  /** One or more blanks. */
  SPACE(Category.LITERAL);

  /** What an element is about. */
  enum Category {
    YEAR,
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    MERIDIAN_INDICATOR,
    TIME_ZONE,
    OTHER,
    LITERAL
  }

  /** What BigQuery can do with an element. */
  private enum Use {
    BOTH,
    PRINTING,
    READING,
    NONE
  }

  private final String name;
  private final Category category;
  private final Use use;
  private final int digits;

  ModelElement(String name, Category category, Use use) {
    this.name = name;
    this.category = category;
    this.use = use;
    this.digits = 0;
  }

  ModelElement(Category category, int digits) {
    this.name = name();
    this.category = category;
    this.use = Use.BOTH;
    this.digits = digits;
  }

  ModelElement(Category category) {
    this.name = name();
    this.category = category;
    this.use = category == Category.LITERAL ? Use.BOTH : Use.NONE;
    this.digits = 0;
  }

  /** The element as written, in upper case. */
  String text() {
    return name;
  }

  Category category() {
    return category;
  }

  boolean canPrint() {
    return use == Use.BOTH || use == Use.PRINTING;
  }

  boolean canRead() {
    return use == Use.BOTH || use == Use.READING;
  }

  /** The greatest number of digits that reading takes; 0 when the element is no number. */
  int digits() {
    return digits;
  }

  /** Whether a number of a known number of digits follows the one before it without a gap. */
  boolean startsWithDigit() {
    return digits > 0 && this != TZH;
  }

  /** Whether values of a type have what the element is about. */
  boolean fits(CivilKind kind) {
    return switch (category) {
      case YEAR, MONTH, DAY -> kind.hasDate();
      case HOUR, MINUTE, SECOND, MERIDIAN_INDICATOR -> kind.hasTime();
      case TIME_ZONE -> kind.hasZone();
      case OTHER -> kind.hasZone();
      case LITERAL -> true;
    };
  }
}
