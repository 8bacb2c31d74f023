package org.hemicycle.localstack.application;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hemicycle.localstack.LocalJvm;

/// A jar as it lies on disk ready to be run.
///
/// @param jar the jar with the main class, its libraries named in its manifest
/// @param tether the jar that holds nothing but the tether
/// @param mainClass what to run
/// @param cache where the cache of its start is, or will be once a start was rehearsed
public record Application(Path jar, Path tether, String mainClass, Path cache) {

    /// Whether a start was rehearsed with exactly this build.
    public boolean hasCache() {
        return Files.exists(cache);
    }

    /// The JVM that runs it, with the cache of its start if there is one and `useCache` says so.
    public LocalJvm jvm(List<String> options, boolean useCache, Map<String, String> environment, Path log) {
        LocalJvm jvm = new LocalJvm(jar + File.pathSeparator + tether, options, mainClass, List.of(), environment, log);
        return useCache && hasCache() ? jvm.with("-XX:AOTCache=" + cache) : jvm;
    }
}
