@NullUnmarked
package dev.weir.data.objects;

import org.jspecify.annotations.NullUnmarked;
