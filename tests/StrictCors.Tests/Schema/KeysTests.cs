using System.Text.Json;
using System.Text.Json.Nodes;
using StrictCors.Checks;

namespace StrictCors.Tests.Schema;

/// <summary>The schema, the reader and the options know the same keys, values and defaults.</summary>
public sealed class KeysTests
{
    private static readonly string[] Draft4 =
    [
        "$ref", "additionalProperties", "allOf", "anyOf", "default", "definitions", "description", "enum", "items", "maxLength", "minItems",
        "minLength", "not", "pattern", "properties", "type",

        // Visual Studio Code shows these instead of its own words; others pass over them.
        "errorMessage", "patternErrorMessage",
    ];

    public static TheoryData<string> PolicyKeys => [.. PolicyReader.Keys];

    [Fact]
    public void The_section_has_the_keys_of_the_options() =>
        SectionSchema.Section.Properties.Keys.Should().BeEquivalentTo(
            typeof(StrictCorsOptions).GetProperties().Where(property => !property.IsDefined(typeof(ObsoleteAttribute), inherit: true))
                .Select(property => property.Name));

    [Fact]
    public void A_policy_has_the_keys_of_the_reader() =>
        SectionSchema.Policy.Properties.Keys.Should().Equal(PolicyReader.Keys);

    [Fact]
    public void A_policy_has_the_keys_of_the_options() =>
        SectionSchema.Policy.Properties.Keys.Should().BeEquivalentTo(
            typeof(StrictCorsPolicyOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name));

    [Fact]
    public void No_other_key_is_let_through()
    {
        SectionSchema.Section.AllowAdditionalProperties.Should().BeFalse();
        SectionSchema.Policy.AllowAdditionalProperties.Should().BeFalse();
    }

    [Fact]
    public void Every_key_of_the_section_has_a_description() =>
        SectionSchema.Section.Properties.Should().OnlyContain(key => key.Value.Description!.Length > 10);

    [Theory]
    [MemberData(nameof(PolicyKeys))]
    public void Every_key_of_a_policy_has_a_description(string key) =>
        SectionSchema.Policy.Properties[key].Description.Should().NotBeNullOrWhiteSpace();

    [Theory]
    [MemberData(nameof(PolicyKeys))]
    public void Defaults_are_those_of_the_options(string key)
    {
        var value = typeof(StrictCorsPolicyOptions).GetProperty(key)!.GetValue(new StrictCorsPolicyOptions());
        var expected = value switch
        {
            Enum name => JsonValue.Create(name.ToString()),
            _ => JsonSerializer.SerializeToNode(value),
        };

        // Without origins a policy is a mistake, and no age is no value: neither is a default to offer.
        expected = key is "AllowedOrigins" or "PreflightMaxAge" ? null : expected;
        JsonNode.DeepEquals(Node("properties.StrictCors.properties.Policies.additionalProperties.properties." + key)["default"], expected).Should()
            .BeTrue();
    }

    [Fact]
    public void Enforcements_are_those_of_the_enumeration() =>
        SectionSchema.Policy.Properties[nameof(StrictCorsPolicyOptions.Enforcement)].Enumeration.Should()
            .Equal(Enum.GetNames<StrictCorsEnforcement>());

    [Fact]
    public void The_schema_can_be_merged_with_those_of_other_packages()
    {
        // Editors merge the fragments of all packages into one document: names must be ours, references must stay inside it,
        // and the oldest dialect among them decides.
        var root = JsonNode.Parse(SchemaFiles.Schema)!.AsObject();
        root["properties"]!.AsObject().Select(property => property.Key).Should().Equal("StrictCors");
        root["definitions"]!.AsObject().Select(definition => definition.Key).Should()
            .OnlyContain(name => name == "logLevel" || name.StartsWith("strictCors"));
        Keywords(root).Should().BeSubsetOf(Draft4);
        References(root).Should().OnlyContain(reference => root["definitions"]![reference.Substring("#/definitions/".Length)] != null);
    }

    [Fact]
    public void Every_definition_is_used()
    {
        var root = JsonNode.Parse(SchemaFiles.Schema)!.AsObject();
        var unused = root["definitions"]!.AsObject().Select(definition => $"#/definitions/{definition.Key}").Except(References(root));
        unused.Should().Equal("#/definitions/logLevel"); // the definition of another schema, to which this one adds a category
    }

    [Fact]
    public void The_log_level_of_the_category_can_be_completed() =>
        Node("definitions.logLevel.properties").AsObject().Select(property => property.Key).Should()
            .Equal(global::StrictCors.Diagnostics.Log.Category);

    private static JsonNode Node(string path) =>
        path.Split('.').Aggregate(JsonNode.Parse(SchemaFiles.Schema)!, (node, name) => node[name]!);

    /// <summary>The keywords of a schema and of the schemas in it.</summary>
    private static IEnumerable<string> Keywords(JsonNode? node) => node switch
    {
        JsonObject schema => schema.SelectMany(member => (IEnumerable<string>)[member.Key, .. member.Key switch
        {
            "properties" or "definitions" => member.Value!.AsObject().SelectMany(named => Keywords(named.Value)),
            "default" or "enum" => [],
            _ => Keywords(member.Value),
        }]),
        JsonArray schemas => schemas.SelectMany(Keywords),
        _ => [],
    };

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject schema => schema.SelectMany(member => member.Key == "$ref" ? [(string)member.Value!] : References(member.Value)),
        JsonArray schemas => schemas.SelectMany(References),
        _ => [],
    };
}
