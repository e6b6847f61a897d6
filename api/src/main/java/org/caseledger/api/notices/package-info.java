package org.caseledger.api.notices;
