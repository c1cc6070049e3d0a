-- How many records a list has is counted from an index alone: each holds what a list asks of every record.
DROP INDEX record_state;
CREATE INDEX record_state ON record (office, register, state, id, is_over, due_on, met_on, destroyed_at)
    WHERE destroyed_at IS NULL;
DROP INDEX record_text1;
CREATE INDEX record_text1 ON record (office, register, text1, id, destroyed_at)
    WHERE text1 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_text2;
CREATE INDEX record_text2 ON record (office, register, text2, id, destroyed_at)
    WHERE text2 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_text3;
CREATE INDEX record_text3 ON record (office, register, text3, id, destroyed_at)
    WHERE text3 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_text4;
CREATE INDEX record_text4 ON record (office, register, text4, id, destroyed_at)
    WHERE text4 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_text5;
CREATE INDEX record_text5 ON record (office, register, text5, id, destroyed_at)
    WHERE text5 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_text6;
CREATE INDEX record_text6 ON record (office, register, text6, id, destroyed_at)
    WHERE text6 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_text7;
CREATE INDEX record_text7 ON record (office, register, text7, id, destroyed_at)
    WHERE text7 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_text8;
CREATE INDEX record_text8 ON record (office, register, text8, id, destroyed_at)
    WHERE text8 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_number1;
CREATE INDEX record_number1 ON record (office, register, number1, id, destroyed_at)
    WHERE number1 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_number2;
CREATE INDEX record_number2 ON record (office, register, number2, id, destroyed_at)
    WHERE number2 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_number3;
CREATE INDEX record_number3 ON record (office, register, number3, id, destroyed_at)
    WHERE number3 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_number4;
CREATE INDEX record_number4 ON record (office, register, number4, id, destroyed_at)
    WHERE number4 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_day1;
CREATE INDEX record_day1 ON record (office, register, day1, id, destroyed_at)
    WHERE day1 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_day2;
CREATE INDEX record_day2 ON record (office, register, day2, id, destroyed_at)
    WHERE day2 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_day3;
CREATE INDEX record_day3 ON record (office, register, day3, id, destroyed_at)
    WHERE day3 IS NOT NULL AND destroyed_at IS NULL;
DROP INDEX record_day4;
CREATE INDEX record_day4 ON record (office, register, day4, id, destroyed_at)
    WHERE day4 IS NOT NULL AND destroyed_at IS NULL;
