/** Models as text for a person. Knows the models, and neither the terminal nor how the models came to be. */
@NullMarked
package dev.caretline.locations.render;

import org.jspecify.annotations.NullMarked;
