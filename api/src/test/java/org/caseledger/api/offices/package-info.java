@org.jspecify.annotations.NullMarked
package org.caseledger.api.offices;
