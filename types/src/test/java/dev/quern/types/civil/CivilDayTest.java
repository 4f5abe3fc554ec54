package dev.quern.types.civil;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CivilDayTest {

  @Test
  void splitsAndMakesEveryDay() {
    LocalDate last = LocalDate.of(30_000, 12, 31);
    for (LocalDate date = LocalDate.of(-30_000, 1, 1);
        date.isBefore(last);
        date = date.plusDays(date.getYear() > 0 && date.getYear() < 3000 ? 1 : 13)) {
      int day = (int) date.toEpochDay();
      int split = CivilDay.split(day);
      boolean same =
          CivilDay.yearOf(split) == date.getYear()
              && CivilDay.monthOf(split) == date.getMonthValue()
              && CivilDay.dayOfMonthOf(split) == date.getDayOfMonth()
              && CivilDay.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth()) == day;
      assertThat(same).as("%s", date).isTrue();
    }
  }

  @Test
  void knowsTheLengthOfEveryMonth() {
    for (LocalDate month = LocalDate.of(1, 1, 1);
        month.getYear() <= 9999;
        month = month.plusMonths(1)) {
      assertThat(CivilDay.lengthOfMonth(month.getYear(), month.getMonthValue()))
          .isEqualTo(month.lengthOfMonth());
    }
  }

  @Test
  void truncatesAndEndsPartsOfDates() {
    for (LocalDate date = LocalDate.of(1, 2, 1); date.getYear() < 9999; date = date.plusDays(17)) {
      int day = (int) date.toEpochDay();
      LocalDate month = date.withDayOfMonth(1);
      LocalDate quarter = month.withMonth((date.getMonthValue() - 1) / 3 * 3 + 1);
      assertThat(DateMath.trunc(day, DatePart.MONTH)).isEqualTo((int) month.toEpochDay());
      assertThat(DateMath.trunc(day, DatePart.QUARTER)).isEqualTo((int) quarter.toEpochDay());
      assertThat(DateMath.trunc(day, DatePart.YEAR))
          .isEqualTo((int) date.withDayOfYear(1).toEpochDay());
      assertThat(DateMath.lastDay(day, DatePart.MONTH))
          .isEqualTo((int) month.plusMonths(1).toEpochDay() - 1);
      assertThat(DateMath.lastDay(day, DatePart.QUARTER))
          .isEqualTo((int) quarter.plusMonths(3).toEpochDay() - 1);
    }
  }
}
