using System.Net;
using System.Text;
using System.Text.Json.Nodes;

// The page of a program, asked by the program itself: each line is one request, and what came.
const string App = "https://app.example.com";

var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = args[0] });
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins(App).WithMethods("PUT").WithHeaders("Content-Type")));
var app = builder.Build();
app.UseStrictCors();
app.MapPut("/todos/{id}", () => "changed");
app.MapStrictCorsPage();
await app.StartAsync();

using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
foreach (var file in new[] { "", "/main.js", "/page.css" })
{
    using var response = await client.GetAsync(new Uri($"/strict-cors{file}", UriKind.Relative));
    Console.WriteLine($"{file}: {(int)response.StatusCode} {response.Content.Headers.ContentType}");
}

// The page's own scripts are the only ones that are answered.
client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
if (app.Environment.IsDevelopment())
{
    using var request = new HttpRequestMessage(HttpMethod.Put, "/todos/1") { Headers = { { "Origin", "https://stranger.example" } } };
    using var denied = await client.SendAsync(request);
    await ShowAsync("endpoints", client.GetAsync(Api("endpoints")), json => $"{First(json)["methods"]} {First(json)["route"]}");
    await ShowAsync("policies", client.GetAsync(Api("policies")), json => $"{First(json)["name"]}");
    await ShowAsync("decision", client.GetAsync(Api("decisions/1")), json => $"{json["checks"]!.AsArray().Count} checks");
    foreach (var action in new[] { "explain", "send" })
    {
        await ShowAsync(action, client.PostAsync(Api(action), new StringContent(
            $$"""{ "origin": "{{App}}", "method": "PUT", "path": "/todos/1" }""", Encoding.UTF8, "application/json")), json => $"{json["outcome"]}");
    }
}

await app.StopAsync();

static Uri Api(string path) => new($"/strict-cors/api/{path}", UriKind.Relative);

static JsonNode First(JsonNode list) => list["rows"]![0]!;

static async Task ShowAsync(string what, Task<HttpResponseMessage> answer, Func<JsonNode, string> show)
{
    using var response = await answer;
    var text = await response.Content.ReadAsStringAsync();
    Console.WriteLine($"{what}: {(response.StatusCode == HttpStatusCode.OK ? show(JsonNode.Parse(text)!) : $"{(int)response.StatusCode} {text}")}");
}
