using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver;

/// <summary>Every public member of the built-in middleware that programs call either exists here with the same meaning, or does not compile and
/// prints what to write.</summary>
public sealed class CorrectionTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly (Type BuiltIn, Type[] Ours)[] Types =
    [
        (typeof(CorsPolicyBuilder), [typeof(StrictCorsPolicyBuilder)]),
        (typeof(CorsOptions), [typeof(StrictCorsOptions)]),
        (typeof(CorsServiceCollectionExtensions), [typeof(StrictCorsServiceCollectionExtensions)]),
        (typeof(CorsMiddlewareExtensions), [typeof(StrictCorsApplicationBuilderExtensions)]),
        (typeof(CorsEndpointConventionBuilderExtensions), [typeof(StrictCorsEndpointConventionBuilderExtensions)]),
    ];

    public static TheoryData<string> BuiltInMembers =>
    [
        .. from pair in Types
           from member in pair.BuiltIn.GetMembers(Declared).OfType<MethodBase>()
           select $"{pair.BuiltIn.Name}: {member}",
    ];

    /// <summary>A use of each member that does not compile, and what the compiler's message has to contain.</summary>
    public static TheoryData<string, string> Corrections => new()
    {
        { "policy.SetIsOriginAllowed(origin => new Uri(origin).Host == \"localhost\").AllowAnyMethod();", "\"http://localhost:*\"" },
        { "policy.SetIsOriginAllowed(_ => true).AllowCredentials();", "WithOriginSource<T>()" },
        { "policy.WithOrigins(\"https://*.a.example\").SetIsOriginAllowedToAllowWildcardSubdomains();", "Remove this call" },
        { "policy.DisallowCredentials();", "Remove this call" },
        { "policy.Build();", "AddPolicy(\"web\", policy => policy.WithOrigins(\"…\"))" },
        { "new StrictCorsPolicyBuilder();", "AddPolicy(\"web\", policy => policy.WithOrigins(\"…\"))" },
        { "new StrictCorsPolicyBuilder(\"https://a.example\");", "AddPolicy(\"web\", policy => policy.WithOrigins(\"…\"))" },
        { "new StrictCorsPolicyBuilder(new CorsPolicy());", "AddPolicy(\"web\", policy => policy.WithOrigins(\"…\"))" },
        { "options.AddPolicy(\"web\", new CorsPolicy());", "AddPolicy(\"web\", policy => policy.WithOrigins(\"…\"))" },
        { "options.AddDefaultPolicy(new CorsPolicyBuilder().Build());", "AddDefaultPolicy(policy => policy.WithOrigins(\"…\"))" },
        { "options.DefaultPolicyName = \"web\";", "options.DefaultPolicy = \"web\"" },
        { "_ = options.DefaultPolicyName;", "options.DefaultPolicy = \"web\"" },
        { "options.GetPolicy(\"web\");", "options.Policies[\"web\"]" },
        { "builder.Services.AddStrictCors().AddPolicy(\"web\", new CorsPolicy());", "AddPolicy(\"web\", policy => policy.WithOrigins(\"…\"))" },
        { "builder.Services.AddStrictCors().AddDefaultPolicy(new CorsPolicy());", "AddDefaultPolicy(policy => policy.WithOrigins(\"…\"))" },
    };

    /// <summary>What the messages tell to write.</summary>
    public static TheoryData<string> Written =>
    [
        "policy.WithOrigins(\"https://app.example.com\", \"https://*.example.com\", \"http://localhost:*\");",
        "policy.WithOriginSource<IStrictCorsOriginSource>();",
        "policy.AllowAnyOrigin();",
        "options.AddPolicy(\"web\", policy => policy.WithOrigins(\"…\"));",
        "options.AddDefaultPolicy(policy => policy.WithOrigins(\"…\"));",
        "options.DefaultPolicy = \"web\";",
        "_ = options.Policies[\"web\"];",
    ];

    [Theory]
    [MemberData(nameof(BuiltInMembers))]
    public void A_member_of_the_built_in_middleware_has_a_counterpart(string name)
    {
        var (member, ours) = (from pair in Types
                              from each in pair.BuiltIn.GetMembers(Declared).OfType<MethodBase>()
                              where $"{pair.BuiltIn.Name}: {each}" == name
                              select (each, pair.Ours)).Single();

        ours.SelectMany(type => type.GetMembers(Declared).OfType<MethodBase>()).Should().Contain(
            candidate => candidate.Name == OurName(member.Name) && Accepts(candidate, member), "a program that calls it is moved over by renaming");
    }

    [Theory]
    [MemberData(nameof(Corrections))]
    public void The_compiler_prints_what_to_write(string statement, string correction)
    {
        var error = CompiledText.ErrorsOfStatements(statement).Should().ContainSingle().Which;

        error.Id.Should().Be("CS0619");
        error.GetMessage().Should().Contain(correction);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void What_the_messages_tell_to_write_compiles(string statement)
    {
        CompiledText.ErrorsOfStatements(statement).Should().BeEmpty();
    }

    [Fact]
    public void Every_correction_is_compiled_by_these_tests_and_hidden_from_completion()
    {
        var members = typeof(StrictCorsPolicy).Assembly.GetExportedTypes().SelectMany(type => type.GetMembers(Declared))
            .Where(member => member.GetCustomAttribute<ObsoleteAttribute>() is not null).ToList();

        members.Should().OnlyContain(member => member.GetCustomAttribute<ObsoleteAttribute>()!.IsError
            && member.GetCustomAttribute<EditorBrowsableAttribute>()!.State == EditorBrowsableState.Never);
        members.Should().HaveCount(Corrections.Count - 3, "one member is used in two ways, one property has two accessors, and params may be empty");
    }

    [Fact]
    public void Only_reflection_calls_such_a_member()
    {
        var method = typeof(StrictCorsPolicyBuilder).GetMethod("DisallowCredentials")!;
        var call = () => method.Invoke(new StrictCorsPolicyBuilder(new StrictCorsPolicyOptions()), null);

        call.Should().Throw<TargetInvocationException>().WithInnerException<NotSupportedException>();
    }

    private static string OurName(string name) => name switch
    {
        "AddCors" => "AddStrictCors",
        "UseCors" => "UseStrictCors",
        "RequireCors" => "RequireStrictCors",
        _ => name,
    };

    private static bool Accepts(MethodBase ours, MethodBase theirs)
    {
        var (accepted, given) = (ours.GetParameters(), theirs.GetParameters());
        return accepted.Length == given.Length && accepted.Zip(given).All(pair => Accepts(pair.First.ParameterType, pair.Second.ParameterType));
    }

    /// <summary>A list takes one name too. A type of the built-in middleware has one of ours in its place.</summary>
    private static bool Accepts(Type ours, Type theirs) =>
        ours == theirs || ours.IsAssignableFrom(theirs) || (ours.IsGenericParameter && theirs.IsGenericParameter)
        || (ours == typeof(string[]) && theirs == typeof(string))
        || (ours, theirs) == (typeof(Action<StrictCorsPolicyBuilder>), typeof(Action<CorsPolicyBuilder>))
        || (ours, theirs) == (typeof(Action<StrictCorsOptions>), typeof(Action<CorsOptions>));
}
