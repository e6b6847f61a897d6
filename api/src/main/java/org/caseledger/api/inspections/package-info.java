package org.caseledger.api.inspections;
