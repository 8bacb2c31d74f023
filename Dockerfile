# One image per deployable: docker compose build, or docker build --build-arg DEPLOYABLE=web .
# The jar is built beforehand by ./mvnw package, so that what was tested is what is shipped.
FROM eclipse-temurin:25-jre AS extracted
ARG DEPLOYABLE
WORKDIR /extracted
COPY ${DEPLOYABLE}/target/${DEPLOYABLE}-*.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --launcher --destination .

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 hemicycle
WORKDIR /hemicycle
# Layers from what changes least to what changes most.
COPY --from=extracted /extracted/dependencies/ ./
COPY --from=extracted /extracted/spring-boot-loader/ ./
COPY --from=extracted /extracted/snapshot-dependencies/ ./
COPY --from=extracted /extracted/application/ ./
COPY seeds ./seeds
USER 10001
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
