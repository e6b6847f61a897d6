package org.caseledger.api;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: its beans are those of this package and the packages in it. */
@SpringBootApplication
public class LedgerApplication {}
