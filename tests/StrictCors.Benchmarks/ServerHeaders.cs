using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StrictCors.Benchmarks;

/// <summary>Header collections as Kestrel has them: a field for each usual name, where the framework's general one is a dictionary that would
/// cost more than the middlewares themselves. They are internal to Kestrel, hence the reflection.</summary>
internal static class ServerHeaders
{
    public static IHeaderDictionary OfRequest() => Create("HttpRequestHeaders");

    public static IHeaderDictionary OfResponse() => Create("HttpResponseHeaders");

    private static IHeaderDictionary Create(string name)
    {
        var type = typeof(KestrelServer).Assembly.GetType($"Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http.{name}", throwOnError: true)!;
        var constructor = type.GetConstructors().Single();
        return (IHeaderDictionary)constructor.Invoke(
            [.. constructor.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : null)]);
    }
}
