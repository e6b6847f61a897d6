@NullMarked
package org.caseledger.api.offices;

import org.jspecify.annotations.NullMarked;
