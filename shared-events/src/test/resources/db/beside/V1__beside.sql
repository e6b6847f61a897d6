CREATE TABLE beside.row (n integer);
