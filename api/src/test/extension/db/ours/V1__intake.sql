CREATE TABLE ours.intake (
    case_id  uuid PRIMARY KEY,
    channel  text NOT NULL,
    severity text
);
