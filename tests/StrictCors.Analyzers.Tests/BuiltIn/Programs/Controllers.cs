// AddControllers adds CORS too: the program never calls AddCors.
// pages: https://app.example.com
// corrects: a method that browsers send in upper case
// contains: builder.Services.AddStrict
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
var app = builder.Build();
app.UseAuthorization();
app.UseCors(x => x.WithOrigins("https://app.example.com").AllowAnyHeader().WithMethods("get", "put", "post"));
app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) => { context.Response.Headers["X-Total"] = "1"; return "todos"; });
app.MapControllers();
app.Run();
