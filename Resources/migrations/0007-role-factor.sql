-- The shipped roles for which an office asks for a second factor: more than what ships, never less.
CREATE TABLE role_factor (
    office TEXT NOT NULL REFERENCES office (id),
    role TEXT NOT NULL REFERENCES role (id),
    PRIMARY KEY (office, role)
);
