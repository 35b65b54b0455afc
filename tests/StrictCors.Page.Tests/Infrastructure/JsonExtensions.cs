using System.Text.Json;

namespace StrictCors.Page.Tests.Infrastructure;

internal static class JsonExtensions
{
    public static string Text(this JsonElement element, string property) => element.GetProperty(property).ToString();

    public static IEnumerable<JsonElement> Items(this JsonElement element, string property) => element.GetProperty(property).EnumerateArray();
}
